# Learning sets: members' own pages, dates, ground rules, leaving, and what may leave a set.

set-pages-mine = My sets
set-pages-none = You are in no learning set. In a set, a few people from any boards help each other with questions. Anybody may begin one.
set-pages-none-yet = You are in no set with that number.
set-pages-which = You are in more than one set. Say which, for example “set 2”.
set-pages-clash = { $one } and { $other } meet at the same time on { $when }. Only you can see this: you may want to ask one of them for another day.
set-pages-undo-which = Each change of a date has its own Undo button. To take back the whole set, press Undo below the message that it has begun.
set-pages-begin = Begin a set
set-pages-open = Open { $name }
set-pages-back = Back to the set
set-pages-next = Meeting { $number } is on { $when }.
set-pages-ended = This set has ended.
set-pages-you = You
set-pages-you-said =
    { $coming ->
        [yes] You said you will come.
        [no] You said you can’t come.
       *[unsaid] You have not said yet.
    }
set-pages-coming = Coming
set-pages-presents = Presents
set-pages-nobody-yet = Nobody yet
set-pages-keeps-time = Keeps the time
set-pages-people = Members
set-pages-facilitates = Facilitates
set-pages-about = In a set, people bring something that is theirs to move. The others help with open questions. What is said stays in the set.
set-pages-no-reason = You can leave at any time. Nobody asks why.
set-pages-stay = I’m in
set-pages-not-for-me = Not for me
set-pages-in = Good. You are in.
set-pages-left = You have left { $name }. Thanks for saying so. What you wrote stays yours: “set notes” shows it while it is kept.
set-pages-back-in = I’m back in after all
set-pages-leave = Leave this set
set-pages-end = End this set
set-pages-end-ask = This ends the set for everybody. Meetings to come are called off. What people wrote stays theirs.
set-pages-end-sure = Yes, end it for everybody
set-pages-end-done = The set has ended. Everybody else is told.
set-pages-go-on = Let it go on
set-pages-goes-on = The set goes on. Everybody else is told.
set-pages-link-lead = This link is yours alone. It brings the dates into your calendar, and nothing else.
set-pages-link = Add to my calendar

set-pages-dates = Dates
set-pages-dates-of = Dates of { $name }
set-pages-dates-typed = To move one by typing: “{ $typed } 2 10 December 2 pm”.
set-pages-change-meeting = Change meeting { $number }
set-pages-cancelled = Called off: { $when }
set-pages-cancel = Call it off
set-pages-when-box = Day and time, such as “10 December 2 pm”
set-pages-move = Move it
set-pages-move-it = Move it there
set-pages-add = Add a meeting
set-pages-add-it = Add it
set-pages-moved = Meeting { $number } is now on { $when }. Everybody else is told, and what comes before and after moves with it.
set-pages-called-off = Meeting { $number } is called off. Everybody else is told.
set-pages-restored = Meeting { $number } takes place after all, on { $when }. Everybody else is told.
set-pages-added = Meeting { $number } is on { $when }. Everybody else is told.
set-pages-unchanged = Nothing was changed.
set-pages-unread = I could not read a day or a time in that. Try “10 December 2 pm”, or “3 pm” for another time on the same day.
set-pages-ask-facilitator = In this set the facilitator looks after dates and rules. Ask them.
set-pages-no-meeting = There is no meeting for that.
set-pages-not-now = That cannot be done with this meeting.

set-pages-rules = Ground rules
set-pages-rules-of = Ground rules of { $name }
set-pages-rules-box = The rules that your set makes for itself
set-pages-rules-by = Last changed by { $name } on { $day }.
set-pages-rules-kept = Kept. The set reads them on the day before each meeting.
set-pages-shared = What we share
set-pages-shared-of = What { $name } shares
set-pages-shared-none = Nobody has shared anything yet.
set-pages-shared-only = Only members of the set can read this, and only what somebody chose to share.
set-pages-notes = My notes
set-pages-notes-of = My notes in { $name }
set-pages-notes-none = You have written nothing here yet.
set-pages-notes-typed = To write by typing: “{ $typed }: …”.
set-pages-note-change = Change, share or delete
set-pages-before = Before the next meeting
set-pages-next-step = My next step
set-pages-timer = Timer
set-pages-question-open = That reads as an open question.
set-pages-question-yours = It is your question: ask it as you like. Nobody else saw this.

# What may leave a set
set-pages-release = Let something out
set-pages-cards-of = What you let out of { $name }
set-pages-cards-about =
    A board can learn from what you tried. You write it anew for that. It goes out without your name and without the set’s. On a small board
    people may still guess. You can take it back.
set-pages-cards-presenters = Only who has presented at a meeting can let something out.
set-pages-cards-out =
    { $kind ->
        [action] An action, for { $board }:
       *[card] A learning card, for { $board }:
    }
set-pages-write-card = Write a learning card
set-pages-write-action = Write an action
set-pages-card-ask = What did you try, what happened, and what would you do now? Leave out names and what others said.
set-pages-action-ask = What could the board do? Leave out names and what others said.
set-pages-card-box = What we tried, what happened, what we would do now
set-pages-action-box = An action for the board
set-pages-card-look = See how it would look
set-pages-card-preview = Nobody has seen this yet. This is what the board would read:
set-pages-card-no-board = You are on no board that could read this.
set-pages-card-give = Let it out to { $board }
set-pages-card-given = It is out. The board’s members can read it, and the coordinator’s digest tells of it.
set-pages-card-back = Take it back
set-pages-card-taken-back = Taken back, and deleted here. What was read cannot be unread.
set-pages-member-shares =
    { $kind ->
        [action] A member shares an action from a learning set:
       *[card] A member shares a learning card:
    }
set-pages-boards-cards = Learning cards
set-pages-boards-none = Nobody has let out a learning card.

# What can be typed
typed-sets-list = sets, my sets, learning sets
typed-sets-word = set, my set, learning set
typed-sets-question = question, check question
typed-sets-boards-cards = learning cards
typed-sets-begin = begin, begin a set, new, a new set
typed-sets-coming = coming, i'll be there, i’ll be there, yes
typed-sets-away = not coming, i can't come, i can’t come
typed-sets-present = present, i'd like to present, i’d like to present
typed-sets-not-present = not present, i won't present, i won’t present
typed-sets-dates = dates, meetings
typed-sets-rules = rules, ground rules
typed-sets-shared = shared, what we share
typed-sets-notes = notes, my notes, mine
typed-sets-cards = cards, my cards, let out
typed-sets-stay = i'm in, i’m in, im in
typed-sets-leave = leave, not for me
typed-sets-back = i'm back in, i’m back in, rejoin
typed-sets-end = end, close
typed-sets-go-on = go on, continue
typed-sets-room = room, who is here, who was there
typed-sets-timer = timer
typed-sets-undo = undo
typed-sets-start = start
typed-sets-stop = stop, discard
typed-sets-turns = take turns, turns
typed-sets-out = without me
typed-sets-in = with me
typed-sets-text-rules = rules, ground rules
typed-sets-text-name = name
typed-sets-text-people = people, members, add
typed-sets-text-off = off, remove, take off
typed-sets-text-lead = facilitator
typed-sets-text-when = first, when, dates
typed-sets-text-card = card, learning card
typed-sets-text-action = action
typed-sets-move = move
typed-sets-cancel = cancel, call off
typed-sets-restore = restore, bring back
typed-sets-add = add, add meeting
typed-sets-share = share
typed-sets-unshare = unshare, keep private
typed-sets-delete = delete
typed-sets-kind-mind = mind, on my mind
typed-sets-kind-issue = issue
typed-sets-kind-why-now = why now
typed-sets-kind-tried = tried
typed-sets-kind-want = want
typed-sets-kind-commitment = commitment, next step, i will
typed-sets-kind-by = by, by when
typed-sets-kind-sure = sure, how sure
typed-sets-kind-noticed = noticed
typed-sets-kind-stands = going, stands, how it is going
typed-sets-kind-learned = learned
typed-sets-kind-report = report
typed-sets-kind-purpose = purpose
typed-sets-kind-pattern = pattern
typed-sets-kind-value = worth, value
typed-sets-kind-go-on = carry on, should it go on
typed-sets-kind-for-me = different for me
typed-sets-kind-for-board = different for my board
typed-sets-kind-for-system = different beyond
