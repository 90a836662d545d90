# "Where are we on this, and how sure are you?", for the member. What the board's channel reads is in English for now.

consensus-now = Ble rydym ni gyda hyn?
consensus-sure = Pa mor siŵr ydych chi?
consensus-now-was = Eich ateb: { $now }

consensus-help =
    Gallwch bwyso neu deipio. Teipiwch { $low } i { $high } am ble rydym ni, yna { $least } i { $most } am ba mor siŵr ydych chi. Mae'r ddau ar
    unwaith yn gweithio hefyd: “{ $low } { $least }”. Mae “ddim yn siŵr”, “nid fy maes i” a “hepgor” yn iawn am ble rydym ni. Mae
    “2: { $low } { $least }” yn newid cwestiwn 2. Mae “nodyn 2: …” yn ychwanegu nodyn preifat. Mae “fy atebion” yn rhestru eich atebion. Mae
    “ymlaen” yn gofyn y nesaf. Mae “hafan” yn arwain at bopeth sy'n eiddo i chi.
consensus-not-understood =
    Doeddwn i ddim yn deall hynny, ac ni newidiwyd dim. Teipiwch un rhif, o { $low } i { $high }, am ble rydym ni. Gydag ail rif, o { $least } i
    { $most }, rydych yn dweud pa mor siŵr ydych chi. Mae “cymorth” yn dangos popeth sy'n gweithio yma.
consensus-out-of-range =
    Nid yw hynny'n ffitio yma, felly ni newidiwyd dim. Mae'r camau o { $low } i { $high }. Mae pa mor siŵr ydych chi o { $least } i { $most }.
    Mae'r cwestiynau o 1 i { $total }.
consensus-change-typed =
    Os ydych yn teipio, rhowch rif y cwestiwn yn gyntaf: “{ $position }: { $low }”, neu “{ $position }: { $low } { $sure }” i ddweud pa mor
    siŵr ydych chi hefyd.
