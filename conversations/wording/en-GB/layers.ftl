# Whose words a question has, where they are not Boardpulse's own.

layers-published = In the words of the published document.
layers-partly-published = Partly in the words of the published document.
layers-local = Reworded by your board: { $why }
layers-local-item = { $item }: reworded by your board. { $why }
layers-own-name = { $item } (the board’s own)
layers-own-group = The board’s own
layers-own = Your board added this question: { $why }
layers-own-item = { $item }: added by your board. { $why }
layers-summary-published =
    { $whole ->
        [yes] These questions were asked in the words of the published document.
       *[no] Some of these questions were asked in the words of the published document.
    }
layers-summary-local = Your board asked in its own words about { $items }. Those answers are its own, and compare with nobody else’s.
layers-summary-own =
    { $count ->
        [one] Your board added this question itself: { $items }. It is in no published document, and compares with nobody else’s.
       *[other] Your board added these questions itself: { $items }. They are in no published document, and compare with nobody else’s.
    }
layers-moved-new = Your board added { $items }. Nothing from { $previous } compares with that.
layers-moved-apart = Your board has put { $items } in other words since { $previous }, so what moved there is not shown.
layers-moved-reworded = The wording has changed since then. The questions ask the same.
layers-moved-other = Last time, on { $previous }, you used another edition: { $edition }. Answers to different questions are not compared.
