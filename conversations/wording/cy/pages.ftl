# What a person can look at of their own. Read on a phone: one thought a sentence.

pages-home = Hafan
pages-more = Mwy
pages-answers = Fy atebion
pages-arrows = Fy saethau
pages-data = Fy nata
pages-copy = Anfon copi ataf
pages-help = Cymorth
pages-language = Iaith
pages-setup = Sefydlu bwrdd
pages-setup-go-on = Dal ati i sefydlu { $board }
pages-setup-go-on-unnamed = Dal ati i sefydlu eich bwrdd
pages-setup-not-here = Ni allaf sefydlu bwrdd yma. Gofynnwch i bwy bynnag sy'n rhedeg Boardpulse ei wneud.

pages-home-summary = Eich hafan yn Boardpulse
pages-more-summary = Mwy o'ch pethau chi
pages-more-lead = Pethau sydd eu hangen yn llai aml:
pages-waiting =
    { $left ->
        [one] Mae un cwestiwn o { $total } ar agor.
        [two] Mae { $left } gwestiwn o { $total } ar agor.
        [few] Mae { $left } chwestiwn o { $total } ar agor.
        [many] Mae { $left } chwestiwn o { $total } ar agor.
       *[other] Mae { $left } cwestiwn o { $total } ar agor.
    } Dyddiad cau: { $closes }.
pages-question = Mae { $board } yn gofyn i chi fyfyrio: { $question }
pages-question-write = Ysgrifennu ymateb
pages-nothing-due = Nid oes dim i'w wneud gennych ar hyn o bryd. Fe ysgrifennaf pan fydd.
pages-runs = Byrddau rydych yn eu rhedeg
pages-runs-open = Mae { $edition } ar agor nawr. Dyddiad cau: { $when }.
pages-runs-next = { $edition } sydd nesaf. Dyddiad agor: { $when }.
pages-runs-nothing = Nid oes arolwg wedi'i gynllunio.
pages-channel-lost = Ni allaf ysgrifennu yn sianel { $board } mwyach. Mae'r negeseuon yn aros nes i chi ddewis un arall.

pages-answers-none = Nid ydych wedi ateb dim eto. Fe ysgrifennaf pan fydd arolwg yn agor.
pages-answers-no-seat = Nid oes gennych sedd ar fwrdd, felly nid oes neb yn gofyn i chi am atebion.
pages-answers-earlier = { $board }, { $day }
pages-answers-others = Atebion eraill gennych rydym yn eu cadw o hyd:

pages-arrows-summary = Eich saethau
pages-arrows-none = Nid ydych wedi tynnu saethau eto. Rydych yn tynnu un pan ddywedwch ble rydych am fod.
pages-arrows-private = Ble roeddem ni yn eich barn chi, a ble rydych am i ni fod. Dim ond chi sy'n gweld y rhain.
pages-arrows-by = Erbyn: { $day }.
pages-arrows-round = Roedd y rhain ar gyfer y dyddiad hwn: { $day }. Mae wedi dod: ble rydym ni nawr?
pages-arrows-met = { $arrow }. Yn ddiweddarach, eich ateb oedd: { $now }.
pages-arrows-asks = { $arrow }. Ble mae nawr?

pages-data-summary = Beth rydym yn ei gadw amdanoch
pages-data-heading = Beth rydym yn ei gadw amdanoch
pages-data-name = Enw
pages-data-reached = Ble rydym yn ysgrifennu atoch
pages-data-nowhere = dim unman eto
pages-data-terms = Cylchfa amser ac iaith
pages-data-way = Sut mae { $platform } yn dod o hyd i chi
pages-data-way-value =
    Mae { $platform } yn rhoi rhifau i ni ar eich cyfer chi ac ar gyfer ein sgwrs, a'ch enw yno. Mae hefyd yn dweud wrthym beth yw cylchfa amser ac
    iaith eich ap. Maent yn cael eu cadw wedi'u hamgryptio, ac yn mynd pan dynnwch yr ap allan.
pages-data-seat = { $title }, { $body }. Ers: { $since }.
pages-data-seat-over = { $title }, { $body }. O: { $since }. Hyd: { $until }.
pages-data-duty =
    { $duty ->
        [chair] Chi sy'n arwain y bwrdd hwn.
       *[coordinator] Chi sy'n cadw'r bwrdd hwn i fynd.
    }
pages-data-answers = Atebion
pages-data-answers-count = Atebion: { $answers }. Arolygon: { $pulses }.
pages-data-notes = Nodiadau preifat
pages-data-replies = Ymatebion i gwestiynau myfyrio
pages-data-drafts = Drafftiau heb eu hanfon
pages-data-until = Yn cael eu dileu
pages-data-until-one = Dyddiad: { $last }.
pages-data-until-many = Yr hynaf: { $first }. Y diweddaraf: { $last }.
pages-data-drafts-until =
    Mae drafft yn mynd pan fyddwch yn ei anfon, neu { $days ->
        [two] { $days } ddiwrnod
       *[other] { $days } diwrnod
    } ar ôl i chi ysgrifennu ynddo ddiwethaf.
pages-data-who =
    Dim ond chi sy'n gweld eich atebion, nodiadau, ymatebion a drafftiau. Mae eich bwrdd yn gweld cyfansymiau, a dim ond os bydd digon o bobl yn
    ateb. Mae eich cydlynydd yn gweld eich enw, seddi a chyfrifon, a byth pwy a atebodd.
pages-data-also = Rydym hefyd yn nodi pryd yr ysgrifennon ni atoch. Mae'r gyfraith rhyddid gwybodaeth yn berthnasol, fel i gofnodion cyhoeddus eraill.
pages-data-wrong = A oes rhywbeth o'i le, neu a ddylai fynd? Gofynnwch i gydlynydd eich bwrdd ei gywiro neu ei ddileu.
pages-data-wrong-yourself =
    A oes rhywbeth o'i le, neu a ddylai fynd? Chi sy'n cadw eich bwrdd i fynd, felly nid oes cydlynydd i'w holi ond chi. Gofynnwch i bwy bynnag
    sy'n rhedeg Boardpulse.
pages-data-wrong-named = A oes rhywbeth o'i le, neu a ddylai fynd? Pwy all ei gywiro neu ei ddileu: { $names }.

pages-copy-summary = Copi o'r hyn rydym yn ei gadw amdanoch
pages-copy-heading = Popeth rydym yn ei gadw amdanoch. { $day }
pages-copy-account = Cyfrif { $platform }
pages-copy-account-value = { $handle } yn { $tenant }
pages-copy-pulse = { $board }: { $edition }. Agorwyd: { $day }
pages-copy-no-answers = Ni roesoch ateb.
pages-copy-until = Cedwir tan: { $day }.
pages-copy-note = Eich nodyn ar “{ $item }”:
pages-copy-reflection = { $board }: cwestiwn i fyfyrio arno. { $day }
pages-copy-reply = Eich ymateb:
pages-copy-passed = Gadawsoch iddo fynd.
pages-copy-unanswered = Nid ydych wedi ymateb.
pages-copy-draft = Drafft, heb ei anfon. { $day }:
pages-copy-draft-note = Drafft o nodyn, heb ei anfon. { $day }:
pages-copy-draft-reply = Drafft o ymateb, heb ei anfon. { $day }:
pages-copy-draft-other = Drafft nad ydych wedi'i anfon. { $day }:
pages-copy-draft-setup = Drafft ar gyfer bwrdd rydych yn ei sefydlu, heb ei anfon. { $day }:
pages-copy-end = Dyna'r cyfan.

pages-help-summary = Beth allwch chi ei deipio
pages-help-lead =
    Gallwch bwyso neu deipio. Mae'r geiriau hyn yn gweithio unrhyw le y gallwch ysgrifennu ataf. Lle mae gorchymyn “/pulse”, maent yn gweithio y tu
    ôl iddo hefyd, er enghraifft “/pulse fy atebion”.
pages-word-marks = 2 4
pages-word-change = 2: 3
pages-word-setup = setup
pages-help-home = beth sydd i'w wneud, a'r ffordd at bopeth sy'n eiddo i chi
pages-help-answers = eich atebion diwethaf
pages-help-arrows = ble rydych am i ni fod, ac erbyn pryd
pages-help-actions = beth y cytunodd eich bwrdd i'w wneud
pages-help-memos = eich memos i chi'ch hun
pages-help-sets = eich setiau dysgu gweithredol
pages-help-meetings = pryd mae eich bwrdd yn cwrdd
pages-help-when = pryd rydych yn clywed gen i
pages-help-data = beth rydym yn ei gadw amdanoch
pages-help-over-time = rowndiau eich bwrdd ochr yn ochr â'i gilydd
pages-help-buddy = byrddau y mae eich bwrdd chi wedi cytuno i rannu â nhw
pages-help-summary-word = y crynodeb diweddaraf, i chi yn unig
pages-help-papers = papurau bwrdd a thablau, i'r rhai sy'n arwain bwrdd
pages-help-post = rhoi'r crynodeb yn y sianel nawr, i gadeirydd
pages-help-copy = y cyfan, wedi'i anfon atoch
pages-help-language = iaith fy negeseuon atoch
pages-help-more = y ffyrdd ymlaen nad oes lle iddynt ar yr hafan
pages-help-go-on = y cwestiwn agored nesaf
pages-help-marks = ble rydym ni nawr, a ble rydym ni am fod
pages-help-change = ateb newydd i gwestiwn 2
pages-help-note = nodyn preifat ar gwestiwn 2
pages-help-reflect = eich ymateb preifat i gwestiwn myfyrio
pages-help-pass = gadael cwestiwn myfyrio
pages-help-setup = sefydlu bwrdd, yn Saesneg
pages-help-help = y rhestr hon; tra bo arolwg ar agor, cymorth gyda'i gwestiynau

# Geiriau na all pawb eu defnyddio, a'r hyn y mae pawb arall yn ei ddarllen
pages-papers-who = Mae papurau bwrdd a thablau ar gyfer cadeirydd y bwrdd a phwy bynnag sy'n ei redeg. Gofynnwch i un ohonynt am y ffeil.
pages-board-who = Mae hynny ar gyfer pobl sydd ar fwrdd, ac nid ydych ar yr un heddiw. Gofynnwch i gydlynydd eich bwrdd wirio eich sedd.
pages-post-who = Nid oes crynodeb yn aros i chi ei bostio. Pan fydd rownd yn cau, y cadeirydd sy'n gweld ei chrynodeb gyntaf. Tra bo'n aros, gall y cadeirydd deipio “post it”.
pages-newest = Crynodeb diweddaraf un o'ch byrddau. Dim ond chi sy'n gweld y copi hwn.
pages-newest-none = Nid oes crynodeb o un o'ch byrddau allan eto. Pan fydd rownd yn cau, bydd ei chrynodeb yn mynd i sianel y bwrdd.
typed-summary = crynodeb, y crynodeb, y crynodeb diweddaraf

pages-note-summary = Nodyn preifat

pages-stranger-summary = Croeso i Boardpulse
pages-stranger-who = Boardpulse ydw i. Rwy'n gofyn ychydig o gwestiynau i aelodau bwrdd iechyd a llesiant, ac yn rhoi un crynodeb gonest i'r bwrdd.
pages-stranger-add = Nid wyf yn adnabod y cyfrif hwn eto. Ydych chi ar fwrdd? Yna gofynnwch i'r cydlynydd eich ychwanegu.
pages-stranger-setup = Ydych chi'n rhedeg bwrdd? Teipiwch “setup” neu pwyswch y botwm, ac fe'ch helpaf i'w sefydlu.
