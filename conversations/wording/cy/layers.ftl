# Whose words a question has, where they are not Boardpulse's own. What a summary says of it is in English for now.

layers-published = Yng ngeiriau'r ddogfen a gyhoeddwyd.
layers-partly-published = Yn rhannol yng ngeiriau'r ddogfen a gyhoeddwyd.
layers-local = Mae eich bwrdd wedi aralleirio hyn: { $why }
layers-local-item = { $item }: mae eich bwrdd wedi aralleirio hyn. { $why }
layers-own-name = { $item } (y bwrdd ei hun)
layers-own-group = Y bwrdd ei hun
layers-own = Eich bwrdd chi a ychwanegodd y cwestiwn hwn: { $why }
layers-own-item = { $item }: ychwanegwyd gan eich bwrdd. { $why }
layers-summary-published =
    { $whole ->
        [yes] Gofynnwyd y cwestiynau hyn yng ngeiriau'r ddogfen a gyhoeddwyd.
       *[no] Gofynnwyd rhai o'r cwestiynau hyn yng ngeiriau'r ddogfen a gyhoeddwyd.
    }
layers-summary-local = Gofynnodd eich bwrdd yn ei eiriau ei hun am y rhain: { $items }. Ei atebion ei hun yw'r rheini, ac nid ydynt i'w cymharu â rhai neb arall.
