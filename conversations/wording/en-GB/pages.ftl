# What a person can look at of their own. Read on a phone: one thought a sentence.

pages-home = Home
pages-more = More
pages-answers = My answers
pages-arrows = My arrows
pages-data = My data
pages-copy = Send me a copy
pages-help = Help
pages-language = Language
pages-setup = Set up a board
pages-setup-go-on = Go on setting up { $board }
pages-setup-go-on-unnamed = Go on setting up your board
pages-setup-not-here = I cannot set up a board here. Please ask whoever runs Boardpulse to do it.

pages-home-summary = Your home in Boardpulse
pages-more-summary = More of what is yours
pages-more-lead = What is wanted less often:
pages-waiting =
    { $left ->
        [one] One of { $total } questions is open.
       *[other] { $left } of { $total } questions are open.
    } It closes { $closes }.
pages-question = { $board } asks you to reflect: { $question }
pages-question-write = Write a reply
pages-nothing-due = Nothing is due from you right now. I will write when there is.
pages-runs = Boards that you run
pages-runs-open = { $edition } is open now. It closes { $when }.
pages-runs-next = { $edition } opens next on { $when }.
pages-runs-nothing = No pulse is planned.
pages-channel-lost = I can no longer write in the channel of { $board }. Its messages wait until you choose another.

pages-answers-none = You have not answered anything yet. I will write when a pulse opens.
pages-answers-no-seat = You hold no seat on a board, so nobody asks you for answers.
pages-answers-earlier = { $board }, { $day }
pages-answers-others = Other answers of yours that we still keep:

pages-arrows-summary = Your arrows
pages-arrows-none = You have drawn no arrows yet. You draw one when you say where you mean to be.
pages-arrows-private = Where you said we are, and where you mean us to be. Only you see these.
pages-arrows-by = By { $day }.
pages-arrows-round = You drew these for { $day }. That day has come: where are we now?
pages-arrows-met = { $arrow }. Later you said: { $now }.
pages-arrows-asks = { $arrow }. Where is it now?

pages-data-summary = What we keep about you
pages-data-heading = What we keep about you
pages-data-name = Name
pages-data-reached = Where we write to you
pages-data-nowhere = nowhere yet
pages-data-terms = Time zone and language
pages-data-way = How { $platform } finds you
pages-data-way-value = { $platform } gives us numbers for you and for our chat, and your name there. It also tells us the time zone and language of your app. They are kept encrypted, and go when you take the app out.
pages-data-seat = { $title }, { $body }. Since { $since }.
pages-data-seat-over = { $title }, { $body }. From { $since } to { $until }.
pages-data-duty =
    { $duty ->
        [chair] You lead this board.
       *[coordinator] You keep this board running.
    }
pages-data-answers = Answers
pages-data-answers-count =
    { $answers ->
        [one] One answer
       *[other] { $answers } answers
    } in { $pulses ->
        [one] one pulse
       *[other] { $pulses } pulses
    }
pages-data-notes = Private notes
pages-data-replies = Replies to reflection questions
pages-data-drafts = Drafts that you have not sent
pages-data-until = Deleted
pages-data-until-one = On { $last }.
pages-data-until-many = The oldest on { $first }, the newest on { $last }.
pages-data-drafts-until = A draft goes when you send it, or { $days } days after you last wrote in it.
pages-data-who = Only you see your answers, notes, replies and drafts. Your board sees totals, and only if enough people answer. Your coordinator sees your name, seats and accounts, and never who answered.
pages-data-also = We also note when we wrote to you. Freedom of information law applies, as to other public records.
pages-data-wrong = Is something wrong, or should it go? Ask your board's coordinator to correct it or to have it deleted.
pages-data-wrong-yourself = Is something wrong, or should it go? You keep your board running, so there is no coordinator to ask but you. Ask whoever runs Boardpulse.
pages-data-wrong-named = Is something wrong, or should it go? Ask { $names } to correct it or to have it deleted.

pages-copy-summary = A copy of what we keep about you
pages-copy-heading = Everything we keep about you, { $day }
pages-copy-account = { $platform } account
pages-copy-account-value = { $handle } in { $tenant }
pages-copy-pulse = { $board }: { $edition }, opened { $day }
pages-copy-no-answers = You gave no answer.
pages-copy-until = Kept until { $day }.
pages-copy-note = Your note on “{ $item }”:
pages-copy-reflection = { $board }: a question to reflect on, { $day }
pages-copy-reply = Your reply:
pages-copy-passed = You let it pass.
pages-copy-unanswered = You have not replied.
pages-copy-draft = A draft, not sent, { $day }:
pages-copy-draft-note = A draft of a note, not sent, { $day }:
pages-copy-draft-reply = A draft of a reply, not sent, { $day }:
pages-copy-draft-other = A draft that you have not sent off, { $day }:
pages-copy-draft-setup = A draft for a board you are setting up, not sent, { $day }:
pages-copy-end = That is all.

pages-help-summary = What you can type
pages-help-lead = You can press or type. These words work anywhere you can write to me. Where there is a command “/pulse”, they work behind it too, for example “/pulse my answers”.
pages-word-marks = 2 4
pages-word-change = 2: 3
pages-word-setup = setup
pages-help-home = what is due, and the way to all that is yours
pages-help-answers = what you answered last
pages-help-arrows = where you mean us to be, and by when
pages-help-actions = what your board agreed to do
pages-help-memos = your memos to yourself
pages-help-sets = your action learning sets
pages-help-meetings = when your board meets
pages-help-when = when you hear from me
pages-help-data = what we keep about you
pages-help-over-time = how your board's rounds lie beside each other
pages-help-buddy = boards that yours has agreed to share with
pages-help-summary-word = the newest summary, for you alone
pages-help-papers = board papers and tables, for whoever leads a board
pages-help-post = put the summary in the channel now, for a chair
pages-help-copy = all of it, sent to you
pages-help-language = the language I write to you in
pages-help-more = the ways on that Home has no room for
pages-help-go-on = the next open question
pages-help-marks = where we are now, and where we mean to be
pages-help-change = a new answer to question 2
pages-help-note = a private note on question 2
pages-help-reflect = your private reply to a reflection question
pages-help-pass = leave a reflection question
pages-help-setup = set up a board
pages-help-help = this list; while a pulse is open, help with its questions

# Words that only some people can use, and what anybody else reads
pages-papers-who = Board papers and tables are for the chair of a board and whoever keeps it running. Ask one of them for the file.
pages-board-who = That is for people on a board, and you are on none today. Ask your board’s coordinator to check your seat.
pages-post-who = No summary waits for you to post it. When a round closes, the chair sees its summary first. While it waits, the chair can type “post it”.
pages-newest = The newest summary of a board of yours. Only you see this copy.
pages-newest-none = No summary of a board of yours is out yet. When a round closes, its summary goes to the board’s channel.
typed-summary = summary, the summary, last summary, newest summary

pages-note-summary = A private note

pages-stranger-summary = Welcome to Boardpulse
pages-stranger-who = I am Boardpulse. I ask the members of a health and wellbeing board a few questions, and give the board one honest summary.
pages-stranger-add = I do not know this account yet. Are you on a board? Then ask its coordinator to add you.
pages-stranger-setup = Do you run a board? Type “setup” or press the button, and I help you to set it up.
