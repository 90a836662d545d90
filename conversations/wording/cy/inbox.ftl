# What the bot says when it cannot place what came in.

inbox-unknown-person = Nid wyf yn adnabod y cyfrif hwn eto. Gofynnwch i gydlynydd eich bwrdd ei ychwanegu. Ni chadwyd dim.
inbox-malformed = Doeddwn i ddim yn gallu darllen y botwm hwnnw. Efallai ei fod o hen neges. Ni newidiwyd dim. Teipiwch “cymorth” i fynd ymlaen.
inbox-not-yours = Mae'r botwm hwnnw'n perthyn i neges rhywun arall. Ni newidiwyd dim.
inbox-nothing-open = Nid oes dim i'w wneud gennych ar hyn o bryd. Fe ysgrifennaf pan fydd. Teipiwch “hafan” i weld beth sy'n eiddo i chi.
inbox-edition-gone = Ni allaf ddangos y cwestiynau hyn ar hyn o bryd. Mae eich atebion yn ddiogel. Dywedwch wrth gydlynydd eich bwrdd.
inbox-not-understood = Doeddwn i ddim yn deall hynny, ac ni newidiwyd dim. Teipiwch “cymorth” i weld beth sy'n gweithio yma.
inbox-undo = Mae botwm dad-wneud o dan bob newid y gellir ei ddad-wneud. Pwyswch hwnnw. Ni newidiwyd dim nawr.
inbox-summary = Gair gan Boardpulse

# Words a member may type, separated by commas.
typed-reflect = myfyrio, myfyrdod, fy meddyliau
typed-undo = dad-wneud, dadwneud
typed-page-home = hafan, dewislen
typed-page-more = mwy
typed-page-arrows = saethau, fy saethau
typed-page-data = data, fy nata
typed-page-copy = copi o fy nata, fy nghopi

inbox-draft-kept = Mae eich drafft wedi'i gadw.
inbox-unknown-command =
    Nid wyf yn adnabod y gair hwnnw, ac ni newidiwyd dim. { $platform ->
        [teams] Teipiwch “cymorth” i weld beth sy'n gweithio yma.
       *[other] Teipiwch “/pulse cymorth” i weld beth sy'n gweithio yma.
    }
