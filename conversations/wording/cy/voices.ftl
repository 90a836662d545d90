# Whose view a round asks for, where it is not only the board's. What the board reads of it is in English for now.

voices-people =
    { $whose ->
        [council] pobl o'r cyngor
        [partners] partneriaid
        [communities] pobl o gymunedau
       *[board] aelodau'r bwrdd
    }
voices-heading = { $board }: { $edition }. Barn { voices-people }
voices-asked =
    { $whose ->
        [council] Mae { $board } yn gofyn i chi fel rhywun o'r cyngor.
        [partners] Mae { $board } yn gofyn i chi fel un o'i bartneriaid.
       *[communities] Mae { $board } yn gofyn i chi fel rhywun o gymuned.
    }
voices-promise =
    Yn gyfrinachol: dim ond chi sy'n gweld eich atebion. Mae'r bwrdd yn eu gweld mewn cyfansymiau yn unig, gydag atebion { $whose ->
        [council] pobl eraill o'r cyngor
        [partners] partneriaid eraill
       *[communities] pobl eraill o gymunedau
    }, a dim ond os bydd o leiaf { $floor } o bobl yn ateb. Cânt eu dangos unwaith, pan ddaw hwn i ben: { $closes }. Maent yn sefyll ar wahân i
    farn y bwrdd ei hun, ac ni chânt byth eu hychwanegu ati. Ni chânt byth eu dangos fel barn { $whose ->
        [council] y cyngor cyfan
        [partners] pob partner
       *[communities] pob cymuned
    }. Rydym yn cadw eich atebion am { $months ->
        [two] { $months } fis
       *[other] { $months } mis
    }. Mae'r gyfraith rhyddid gwybodaeth yn berthnasol, fel i gofnodion cyhoeddus eraill.
voices-closed = Mae “{ $edition }” wedi cau. Y dyddiad cau oedd: { $closed }. Ni newidiwyd dim. Mae'r crynodeb yn mynd i'r bwrdd.
voices-answers-earlier = { $board }, barn { voices-people }, { $day }
voices-data =
    { $whose ->
        [council] Nid oes gennych sedd. Mae'r bwrdd yn gofyn i chi fel rhywun o'r cyngor.
        [partners] Nid oes gennych sedd. Mae'r bwrdd yn gofyn i chi fel un o'i bartneriaid.
       *[communities] Nid oes gennych sedd. Mae'r bwrdd yn gofyn i chi fel rhywun o gymuned.
    }

voices-named = { $edition } ({ $people })
