# "How much of that holds for us today?", for the member. What the board's channel reads is in English for now.

evidence-asked = Faint o hynny sy'n wir amdanom ni heddiw?
evidence-blank =
    Nid oes disgrifiad i'r lefel honno yma, felly nid oes dim mwy i'w ddweud amdani. Ni newidiwyd dim. Teipiwch y lefel yn unig.

evidence-help =
    Gallwch bwyso neu deipio. Teipiwch { $low } i { $high } am y lefel, yna { $least } i { $most } am faint ohoni sy'n wir. Mae'r ddau ar unwaith
    yn gweithio hefyd: “{ $high } { $least }”. Mae “ddim yn siŵr”, “nid fy maes i” a “hepgor” yn iawn am y lefel. Mae
    “2: { $high } { $least }” yn newid cwestiwn 2. Mae “nodyn 2: …” yn ychwanegu nodyn preifat. Mae “fy atebion” yn rhestru eich atebion. Mae
    “ymlaen” yn gofyn y nesaf. Mae “hafan” yn arwain at bopeth sy'n eiddo i chi.
evidence-not-understood =
    Doeddwn i ddim yn deall hynny, ac ni newidiwyd dim. Teipiwch un rhif, o { $low } i { $high }, am y lefel. Gydag ail rif, o { $least } i
    { $most }, rydych yn dweud faint ohoni sy'n wir. Mae “cymorth” yn dangos popeth sy'n gweithio yma.
evidence-out-of-range =
    Nid yw hynny'n ffitio yma, felly ni newidiwyd dim. Mae'r lefelau o { $low } i { $high }. Mae faint ohoni sy'n wir o { $least } i { $most }.
    Mae'r cwestiynau o 1 i { $total }.
evidence-change-typed =
    Os ydych yn teipio, rhowch rif y cwestiwn yn gyntaf: “{ $position }: { $low }”, neu “{ $position }: { $low } { $sure }” i ddweud faint
    ohoni sy'n wir hefyd.
