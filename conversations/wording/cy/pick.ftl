# Picking some of a list, for the member. What the board's channel reads is in English for now.

pick-heading = Beth sydd angen ein hamser?
pick-question =
    { $most ->
        [one] Dewiswch yr un sydd fwyaf angen ein hamser y chwarter nesaf.
       *[other] Dewiswch hyd at { $most } sydd angen ein hamser y chwarter nesaf.
    } Pwyswch un i'w ddewis, a phwyswch eto i'w dynnu'n ôl. Yna pwyswch “Wedi gorffen”.
pick-none-so-far = Wedi'u dewis hyd yma: dim un.
pick-so-far = Wedi'u dewis hyd yma ({ $count } o { $most }): { $items }.
pick-name-picked = { $item } (wedi'i ddewis)
pick-picked = wedi'i ddewis
pick-passed = heb ei ddewis
pick-none-picked = Nid oes angen ein hamser ar yr un o'r rhain.
pick-all = Y rhestr
pick-done = Wedi gorffen
pick-none = Dim un o'r rhain
pick-change = Newid fy newisiadau
pick-typed = Os ydych yn teipio: mae “2 5” yn dewis y rheini'n unig, a dyna'r cyfan. Gallwch enwi hyd at { $most }.
pick-full =
    { $most ->
        [one] Rydych wedi dewis un yn barod, ac un yw'r uchafswm.
       *[other] Rydych wedi dewis { $most } yn barod, a { $most } yw'r uchafswm.
    } Tynnwch un yn ôl yn gyntaf, yna dewiswch y llall.
pick-too-many =
    { $most ->
        [one] Un yw'r uchafswm,
       *[other] { $most } yw'r uchafswm,
    } felly ni newidiwyd dim. Mae dewis yn anodd, a dyna'r pwynt. Pa un all aros?
pick-nothing-yet =
    Nid ydych wedi dewis dim eto, felly ni newidiwyd dim. Dewiswch beth sydd angen ein hamser, neu dywedwch nad oes angen hynny ar yr un o'r rhain.
pick-not-done = Nid ydych wedi gorffen eto. Ewch ymlaen, a phwyswch “Wedi gorffen” pan fyddwch yn barod. Gallwch newid eich dewisiadau tan y dyddiad cau: { $closes }.
pick-not-counted = Doeddech chi ddim wedi pwyso “Wedi gorffen”, felly ni chafodd y rhain eu cyfrif.
pick-reminder =
    { $begun ->
        [yes] Mae eich dewisiadau'n aros am “Wedi gorffen”.
       *[no] Mae un rhestr yn aros am eich dewisiadau.
    } Dyddiad cau: { $closes }.
pick-card-summary =
    { $most ->
        [one] { $edition }: dewiswch un
       *[other] { $edition }: dewiswch hyd at { $most }
    }
pick-help =
    Gallwch bwyso neu deipio. Mae “2 5” yn dewis y rheini'n unig, a dyna'r cyfan. Gallwch enwi hyd at { $most }. Mae “dim un” yn golygu nad oes
    angen ein hamser ar yr un o'r rhain. Mae “wedi gorffen” yn cadw eich dewisiadau fel y maent. Mae “newid” yn dangos y rhestr eto. Mae “nodyn
    2: …” yn ychwanegu nodyn preifat. Mae “fy atebion” yn rhestru eich dewisiadau. Mae “hafan” yn arwain at bopeth sy'n eiddo i chi.
pick-not-understood =
    Doeddwn i ddim yn deall hynny, ac ni newidiwyd dim. Teipiwch y rhifau rydych yn eu dewis, o 1 i { $total }, er enghraifft “2 5”. Mae
    “cymorth” yn dangos popeth sy'n gweithio yma.
pick-out-of-range = Nid yw'r rhif hwnnw ar y rhestr, felly ni newidiwyd dim. Mae'r rhestr o 1 i { $total }.

# Words a member may type, separated by commas. The first is the one that help texts show.
typed-pick-done = wedi gorffen, gorffen, dyna'r cyfan, dyna ni
typed-pick-none = dim un, dim un o'r rhain, dim
