# A member's walk through a pulse. Read on a phone: one thought a sentence. A digit changes the noun behind it as the spoken number does.

pulse-heading = { $board }: { $edition }
pulse-promise =
    Yn gyfrinachol: dim ond chi sy'n gweld eich atebion. Mae'r bwrdd yn gweld cyfansymiau, a dim ond os bydd o leiaf { $floor } o bobl yn ateb.
    Cânt eu dangos unwaith, pan ddaw hwn i ben: { $closes }. Rydym yn cadw eich atebion am { $months ->
        [two] { $months } fis
       *[other] { $months } mis
    }. Mae'r gyfraith rhyddid gwybodaeth yn berthnasol, fel i gofnodion cyhoeddus eraill.
pulse-reminder =
    { $left ->
        [one] Mae un cwestiwn o { $total } yn dal ar agor.
        [two] Mae { $left } gwestiwn o { $total } yn dal ar agor.
        [few] Mae { $left } chwestiwn o { $total } yn dal ar agor.
        [many] Mae { $left } chwestiwn o { $total } yn dal ar agor.
       *[other] Mae { $left } cwestiwn o { $total } yn dal ar agor.
    } Dyddiad cau: { $closes }. Ni fydda i'n eich atgoffa eto.
pulse-place = { $position } o { $total } · { $item }
pulse-now = Ble rydym ni nawr?
pulse-ahead =
    Ble rydym ni am fod ymhen { $months ->
        [two] { $months } fis
       *[other] { $months } mis
    }?
pulse-now-was = Nawr: { $now }
pulse-steps-ours = Ni sydd wedi creu'r camau hyn: nid oes rhai yn y ddogfen a gyhoeddwyd.
pulse-term = “{ $term }”: { $note }

pulse-not-sure = Ddim yn siŵr
pulse-not-my-area = Nid fy maes i
pulse-skip = Hepgor
pulse-skipped = wedi'i hepgor
pulse-open = ar agor
pulse-not-answered = heb ei ateb
pulse-has-note = (gyda nodyn)

pulse-kept = Wedi'i gadw: { $position } { $item } – { $answer }
pulse-all-answered = Mae ateb i bob cwestiwn, felly ni newidiwyd dim. I newid un, teipiwch ei rif yn gyntaf, er enghraifft “2: 3”.
pulse-done = Diolch, dyna'r cyfan. Gallwch newid unrhyw ateb tan y dyddiad cau: { $closes }.
pulse-so-far =
    { $left ->
        [one] Mae un cwestiwn ar agor.
        [two] Mae { $left } gwestiwn ar agor.
        [few] Mae { $left } chwestiwn ar agor.
        [many] Mae { $left } chwestiwn ar agor.
       *[other] Mae { $left } cwestiwn ar agor.
    } Gallwch newid unrhyw ateb tan y dyddiad cau: { $closes }.
pulse-skipped-so-far =
    { $count ->
        [one] Rydych wedi hepgor un cwestiwn. Mae hynny'n iawn. Gallwch ei ateb o hyd, isod.
        [two] Rydych wedi hepgor { $count } gwestiwn. Mae hynny'n iawn. Gallwch eu hateb o hyd, isod.
        [few] Rydych wedi hepgor { $count } chwestiwn. Mae hynny'n iawn. Gallwch eu hateb o hyd, isod.
        [many] Rydych wedi hepgor { $count } chwestiwn. Mae hynny'n iawn. Gallwch eu hateb o hyd, isod.
       *[other] Rydych wedi hepgor { $count } cwestiwn. Mae hynny'n iawn. Gallwch eu hateb o hyd, isod.
    }
pulse-go-on = Ymlaen
pulse-my-answers = Fy atebion
pulse-change-item = Newid { $position }
pulse-change-numbers = I newid ateb, pwyswch ei rif neu teipiwch “{ $typed }”.
pulse-change-typed =
    Os ydych yn teipio, rhowch rif y cwestiwn yn gyntaf: “{ $position }: { $low }”{ $paired ->
        [yes] , neu “{ $position }: { $low } { $low }” am nawr ac am y nod.
       *[no] .
    }
pulse-note-box = Nodyn preifat, os hoffech
pulse-note-keep = Cadw'r nodyn
pulse-note-open =
    { $kept ->
        [yes] Newid fy nodyn preifat
       *[no] Ysgrifennu nodyn preifat
    }
pulse-note-kept = Mae eich nodyn ar “{ $item }” wedi'i gadw. Nid oes neb arall yn ei weld.
pulse-note-kept-long = Mae eich nodyn ar “{ $item }” wedi'i gadw yn gyfan. Nifer y nodau: { $length }. Nid oes neb arall yn ei weld.
pulse-note-empty = Nid oedd testun yn y nodyn hwnnw, felly ni newidiwyd dim. Ysgrifennwch, er enghraifft: nodyn { $position }: Mae data ar goll.
pulse-note-which = Ar ba gwestiwn mae'r nodyn hwnnw? Dechreuwch gyda'i rif, er enghraifft: nodyn 2: Mae data ar goll.
pulse-closed = Mae “{ $edition }” wedi cau. Y dyddiad cau oedd: { $closed }. Ni newidiwyd dim. Mae'r crynodeb yn mynd i sianel y bwrdd.
pulse-closed-review = Mae “{ $edition }” wedi cau. Y dyddiad cau oedd: { $closed }. Dyma oedd eich atebion. Dim ond chi sy'n eu gweld.
pulse-unknown-item = Nid yw'r botwm hwnnw'n perthyn i'r arolwg hwn erbyn hyn. Ni newidiwyd dim.
pulse-out-of-range =
    Nid yw'r rhif hwnnw'n ffitio yma, felly ni newidiwyd dim. Mae'r lefelau o { $low } i { $high }, a'r cwestiynau o 1 i { $total }.
pulse-not-understood =
    Doeddwn i ddim yn deall hynny, ac ni newidiwyd dim. { $paired ->
        [yes] Teipiwch un rhif, o { $low } i { $high }, neu ddau: mae “2 4” yn golygu nawr 2, a'r nod 4.
       *[no] Teipiwch un rhif, o { $low } i { $high }.
    } Mae “cymorth” yn dangos popeth sy'n gweithio yma.

pulse-help =
    Gallwch bwyso neu deipio. { $paired ->
        [yes] Teipiwch { $low } i { $high } am nawr, neu'r ddau ar unwaith: mae “2 4” yn golygu nawr 2, a'r nod 4.
       *[no] Teipiwch { $low } i { $high }.
    } Mae “ddim yn siŵr”, “nid fy maes i” a “hepgor” yn iawn. Mae “2: 3” yn newid cwestiwn 2. Mae “nodyn 2: …” yn ychwanegu nodyn preifat.
    Mae “fy atebion” yn rhestru eich atebion. Mae “ymlaen” yn gofyn y nesaf. Mae “hafan” yn arwain at bopeth sy'n eiddo i chi.
    Mae'r geiriau Saesneg yn gweithio hefyd.
text-too-long = Nifer y nodau yn y testun hwnnw: { $length }. Gallaf gadw { $most } ar y tro, felly ni chadwyd dim. Anfonwch ef eto mewn rhannau neu'n fyrrach.

# What a phone shows in a notification. Never an answer.
pulse-opening-summary =
    { $left ->
        [one] { $board }: un cwestiwn byr. Dyddiad cau: { $closes }
        [two] { $board }: { $left } gwestiwn byr. Dyddiad cau: { $closes }
        [few] { $board }: { $left } chwestiwn byr. Dyddiad cau: { $closes }
        [many] { $board }: { $left } chwestiwn byr. Dyddiad cau: { $closes }
       *[other] { $board }: { $left } cwestiwn byr. Dyddiad cau: { $closes }
    }
pulse-reminder-summary =
    { $left ->
        [one] Yn dal ar agor: un cwestiwn. Dyddiad cau: { $closes }
        [two] Yn dal ar agor: { $left } gwestiwn. Dyddiad cau: { $closes }
        [few] Yn dal ar agor: { $left } chwestiwn. Dyddiad cau: { $closes }
        [many] Yn dal ar agor: { $left } chwestiwn. Dyddiad cau: { $closes }
       *[other] Yn dal ar agor: { $left } cwestiwn. Dyddiad cau: { $closes }
    }
pulse-card-summary = { $edition }: cwestiwn { $position } o { $total }
pulse-review-summary = { $edition }: eich atebion
pulse-help-summary = Beth allwch chi ei deipio
pulse-plain-summary = Gair am eich arolwg

# Words a member may type, separated by commas. The first is the one that help texts show. English ones are understood as well.
typed-review = fy atebion, atebion, adolygu, rhestr
typed-go-on = ymlaen, nesaf, parhau, dal ati, dechrau
typed-help = cymorth, help, ?, beth alla i ei deipio, beth alla i deipio
typed-not-sure = ddim yn siŵr, ddim yn siwr, dim yn siŵr, dim yn siwr, ansicr, ddim yn gwybod, dwi ddim yn gwybod
typed-not-my-area = nid fy maes i, ddim fy maes i, nid fy maes
typed-skip = hepgor, pasio
typed-change = newid, dangos
typed-note = nodyn, sylw
typed-change-hint = newid { $position }
