# A member's walk through a pulse. Read on a phone: one thought a sentence.

pulse-heading = { $board }: { $edition }
pulse-promise = In confidence: only you see your answers. The board sees totals, and only if at least { $floor } people answer. They are shown once, when this closes: { $closes }. We keep your answers for { $months } months. Freedom of information law applies, as to other public records.
pulse-reminder =
    { $left ->
        [one] One of { $total } questions is still open.
       *[other] { $left } of { $total } questions are still open.
    } It closes { $closes }. There is no second reminder.
pulse-place = { $position } of { $total } · { $item }
pulse-now = Where are we now?
pulse-ahead = Where do we mean to be in { $months } months?
pulse-now-was = Now: { $now }
pulse-steps-ours = These steps are ours: the published document has none.
pulse-term = “{ $term }”: { $note }

pulse-not-sure = Not sure
pulse-not-my-area = Not my area
pulse-skip = Skip
pulse-skipped = skipped
pulse-open = open
pulse-not-answered = not answered
pulse-has-note = (with a note)

pulse-kept = Kept: { $position } { $item } – { $answer }
pulse-all-answered = Every question has its answer, so nothing was changed. To change one, type its number first, for example “2: 3”.
pulse-done = Thank you, that is all. You can change any answer until { $closes }.
pulse-so-far =
    { $left ->
        [one] One question is open.
       *[other] { $left } questions are open.
    } You can change any answer until { $closes }.
pulse-skipped-so-far =
    { $count ->
        [one] You skipped one question. That is fine. You can still answer it, below.
       *[other] You skipped { $count } questions. That is fine. You can still answer them, below.
    }
pulse-go-on = Go on
pulse-my-answers = My answers
pulse-change-item = Change { $position }
pulse-change-numbers = To change an answer, press its number or type “{ $typed }”.
pulse-change-typed =
    If you type, put the number of the question first: “{ $position }: { $low }”{ $paired ->
        [yes] , or “{ $position }: { $low } { $low }” for now and ahead.
       *[no] .
    }
pulse-note-box = A private note, if you like
pulse-note-keep = Keep the note
pulse-note-open =
    { $kept ->
        [yes] Change my private note
       *[no] Write a private note
    }
pulse-note-kept = Your note on “{ $item }” is kept. Nobody else sees it.
pulse-note-kept-long = Your note on “{ $item }” is kept, all { $length } characters of it. Nobody else sees it.
pulse-note-empty = There was no text in that note, so nothing was changed. Write, for example: note { $position }: We lack the data.
pulse-note-which = Which question is that note about? Begin with its number, for example: note 2: We lack the data.
pulse-closed = “{ $edition }” closed on { $closed }. Nothing was changed. The summary goes to the board channel.
pulse-closed-review = “{ $edition }” closed on { $closed }. These were your answers. Only you see them.
pulse-unknown-item = That button does not fit this pulse any more. Nothing was changed.
pulse-out-of-range = That number does not fit here, so nothing was changed. Levels go from { $low } to { $high }, questions from 1 to { $total }.
pulse-not-understood =
    I did not understand that, and changed nothing. { $paired ->
        [yes] Type one number, { $low } to { $high }, or two: “2 4” means now 2, and 4 ahead.
       *[no] Type one number, { $low } to { $high }.
    } “Help” shows all that works here.

pulse-help =
    You can press or type. { $paired ->
        [yes] Type { $low } to { $high } for now, or both at once: “2 4” means now 2, and 4 ahead.
       *[no] Type { $low } to { $high }.
    } “Not sure”, “not my area” and “skip” are fine. “2: 3” changes question 2. “Note 2: …” adds a private note. “Review” lists your answers. “Go on” asks the next one. “Home” leads to all that is yours.
text-too-long = That text has { $length } characters. I can keep { $most } at a time, so nothing was kept. Please send it again in parts or shorter.

# What a phone shows in a notification. Never an answer.
pulse-opening-summary =
    { $left ->
        [one] { $board }: one short question, until { $closes }
       *[other] { $board }: { $left } short questions, until { $closes }
    }
pulse-reminder-summary =
    { $left ->
        [one] Still open until { $closes }: one question
       *[other] Still open until { $closes }: { $left } questions
    }
pulse-card-summary = { $edition }: question { $position } of { $total }
pulse-review-summary = { $edition }: your answers
pulse-help-summary = What you can type
pulse-plain-summary = A word on your pulse

# Words a member may type, separated by commas. The first is the one that help texts show.
typed-review = review, my answers, answers, list
typed-go-on = go on, next, continue, resume, start
typed-help = help, ?, what can i type
typed-not-sure = not sure, unsure, don't know, dont know, don’t know
typed-not-my-area = not my area, not mine
typed-skip = skip, pass
typed-change = change, show
typed-note = note, comment
typed-change-hint = change { $position }
