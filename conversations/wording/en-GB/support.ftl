# Questions for a coordinator about their board. Each is a question and no judgement, and rests on what the board has had already.

support-lead = Worth a thought:
support-new-chair = The board has a new chair. What would help them in their first weeks?
support-silence = The last round that anybody answered closed on { $day }. Is this a good time to ask the board again, or is something else on its mind?
support-less = { $answers } answered the last three rounds of { $edition }. Is it the time of year, the number of questions, or something else that makes it hard?
support-fewer = { $before }, then { $last }
support-wider =
    { $count ->
        [one] On { $items }, the board agreed three rounds ago and sees it differently now.
       *[other] On { $items }, the board agreed three rounds ago and sees them differently now.
    } What has come up since? Would it help to give it time at a meeting? ({ $edition })
support-still = In { $edition }, the middle answers have been the same for { $rounds } rounds, and hardly anybody moved. Is that where the board wants to be, or is something in its way?
support-seen = The board has seen these figures.
