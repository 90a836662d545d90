# A private reflection question.

reflection-heading = Cwestiwn i fyfyrio arno, ar gyfer { $board } ({ $position } o { $total })
reflection-box = Eich meddyliau, yn eich geiriau eich hun
reflection-keep = Cadw
reflection-open = Ysgrifennu fy meddyliau
reflection-pass = Gadael iddo fynd
reflection-change = Newid fy ymateb
reflection-back = Yn ôl at y cwestiwn
reflection-promise =
    Dim ond chi sy'n gweld eich ymateb. Rydym yn ei gadw am { $months ->
        [two] { $months } fis
       *[other] { $months } mis
    }. Nid oes rhaid ymateb o gwbl.
reflection-kept = Wedi'i gadw, i chi yn unig: eich ymateb ar “{ $item }”.
reflection-passed = Popeth yn iawn. Gallwch ddod yn ôl ato.
reflection-empty = Nid oedd testun yn yr ymateb hwnnw, felly ni newidiwyd dim.
reflection-help = Ysgrifennwch beth sydd ar eich meddwl, ac fe'i cadwaf i chi yn unig. Neu teipiwch “gadael iddo fynd”.
reflection-prefix = I'w gadw fel eich myfyrdod preifat, dechreuwch gyda “myfyrio:”.
reflection-none-open = Nid oes cwestiwn myfyrio ar agor, felly ni chadwyd dim. Teipiwch “hafan” i weld beth sy'n eiddo i chi.
reflection-summary = Myfyrdod preifat

# Words a member may type, separated by commas.
typed-let-pass = gadael iddo fynd, pasio, hepgor
