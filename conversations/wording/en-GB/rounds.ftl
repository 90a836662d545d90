# Packs: what a board may use between meetings without any answer being counted. Their own texts are in frameworks/data/packs.

rounds-heading = { $board }: { $pack }
rounds-summary = A few questions from your board
rounds-reading-summary = What was written in a pack
rounds-takes =
    About { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }{ $talk ->
        [yes] , with the talk when you meet.
       *[no] { " " }in all.
    } { $questions ->
        [one] There is one question.
       *[other] There are { $questions } questions. Skip what you like.
    }
rounds-promise-private = Only you see what you write.
rounds-promise-board =
    Members of the board can read it here with me, never in the channel. { $choice ->
        [yes] Your name stands there only if you say so.
       *[no] No names stand there.
    } A page that somebody has opened stays in their own chat.
rounds-promise-facilitator =
    { $whose ->
        [you] You run this: when it is over you get what people wrote, without their names.
        [nobody] Whoever was to read this has handed on their task, so nobody reads it.
       *[other] When it is over { $reader } reads what you write, without your name. In a small group they may still guess who wrote it. They write up the themes themselves; nothing is quoted.
    }
rounds-closes =
    You can change it { $meeting ->
        [yes] until the meeting starts, { $when }.
       *[no] until { $when }.
    }
rounds-gone =
    { $at_once ->
        [yes] When it closes, I delete every word of it for good.
       *[no] I delete every word of it for good on { $day }.
    }
rounds-together = To talk about when you meet: { $steps }. There is nothing to write for that.
rounds-case = { $lead }: { $place }. { $tried }

rounds-place = { $position } of { $total } · { $step }
rounds-numbered = { $position }. { $question }
rounds-box = Your reply, in your own words
rounds-open-box = Write a reply
rounds-keep = Keep it
rounds-change = Change
rounds-drop = Delete
rounds-skip = Skip
rounds-back = Back
rounds-next = Next question
rounds-mine = What I wrote
rounds-write = Write
rounds-kept = Kept: your reply to question { $position }.
rounds-kept-signed =
    Kept: your reply to question { $position }, { $named ->
        [yes] with your name.
       *[no] without your name.
    }
rounds-sign =
    { $named ->
        [yes] With my name
       *[no] Without my name
    }
rounds-stands =
    { $named ->
        [yes] With your name.
       *[no] Without your name.
    }
rounds-left =
    { $left ->
        [0] You have replied to everything. Thank you.
        [one] One of { $total } questions is open. You may leave it so.
       *[other] { $left } of { $total } questions are open. You may leave them so.
    }
rounds-all-said = You have replied to everything, so that was not kept. To change a reply, begin with its number, for example “pack 1: …”.
rounds-empty = There was no text in that, so nothing was changed.
rounds-dropped = Deleted: your reply to question { $position }.
rounds-not-there = There is no such question here. Nothing was changed.
rounds-closed = This closed { $when }. Nothing can be changed any more.
rounds-over = That is over, and all that was written in it is deleted.
rounds-none = No pack is open for you right now. I will write when one is.
rounds-none-mind = There is no round before a meeting open for you right now, so nothing was kept.
rounds-waiting =
    { $board }: “{ $pack }”, { $meeting ->
        [yes] before the meeting on { $when }.
       *[no] until { $when }.
    }

rounds-lines = Read what is there
rounds-lines-lead = This is what members gave so far, in no order. It is for you as a member of the board. Please do not pass it on.
rounds-lines-not-yours = Only members of the board can read that, and only while it is open.
rounds-texts = Read what was written
rounds-texts-lead =
    { $wrote ->
        [0] Nobody wrote anything this time.
        [one] One { $asked ->
            [friends] critical friend
           *[members] member
        } wrote. That is one voice: talk with people instead of passing it on.
       *[other] { $wrote } { $asked ->
            [friends] critical friends
           *[members] members
        } wrote. There are no names, and the order tells nothing.
    }
rounds-texts-yours = The themes are yours to write up. Nothing here is to be quoted. I delete it for good on { $day }.
rounds-texts-not-yet = This is still open. I will send you what was written when it closes.
rounds-no-lines = Nothing was written here.
rounds-by = From { $name }.
rounds-read-question = Question { $position }

rounds-packs = Packs
rounds-packs-summary = Packs for your board
rounds-packs-heading = Packs for { $board }
rounds-which-board = For which board?
rounds-all-packs = All packs
rounds-pack-line =
    { $number }. { $pack }{ $on ->
        [yes] { " " }(on)
       *[no] { "" }
    }
rounds-pack-about =
    { $minutes ->
        [one] One minute
       *[other] { $minutes } minutes
    }{ $every ->
        [meeting] { " " }before each meeting.
        [fortnight] { " " }each fortnight.
        [month] { " " }each month.
       *[once] { "." }
    } { $reads ->
        [private] Nobody reads the replies but those who wrote them.
        [board] Members of the board read them until it closes.
       *[facilitator] Whoever runs the workshop reads them afterwards.
    }
rounds-open-for = Open: { $pack }
rounds-running =
    “{ $pack }” { $closed ->
        [yes] closed { $when }.
       *[no] is open. It closes { $when }.
    }
rounds-close = Close it early
rounds-close-now = Close it now
rounds-close-sure = Close “{ $pack }” now? What people have not written by then, they cannot write any more.
rounds-was-closed = “{ $pack }” is closed.
rounds-started = “{ $pack }” is open. I am writing to everybody who is asked.
rounds-starts-before = “{ $pack }” is on. It opens before each meeting, and closes when the meeting starts.
rounds-starts-questions = “{ $pack }” is on. The first question comes { $when }.
rounds-stopped = “{ $pack }” is off. What is open now stays open until its time.
rounds-not-yours = Only a coordinator or the chair of that board can do this. Nothing was changed.
rounds-nothing-there = There is nothing there that you could read or close. Nothing was changed.
rounds-which-number = There is no pack with that number. Nothing was changed.

rounds-fact-asked = Who is asked
rounds-fact-asked-value =
    { $asked ->
        [critical_friends] { $count ->
            [one] one voice of your partners
           *[other] { $count } voices of your partners
        }
       *[members] { $count ->
            [one] one member
           *[other] { $count } members
        }
    }
rounds-fact-reads = Who reads it
rounds-fact-reads-value =
    { $reads ->
        [private] nobody but the one who wrote it
        [board] members of the board, until it closes
       *[facilitator] { $reader }, once it is over
    }
rounds-fact-takes = It takes
rounds-fact-takes-value =
    { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
rounds-fact-opens = It opens
rounds-fact-opens-value =
    { $days ->
        [one] one day
       *[other] { $days } days
    } before each meeting in your calendar, and closes when it starts
rounds-fact-meeting = The next meeting
rounds-fact-comes = One question comes
rounds-fact-comes-value =
    { $every ->
        [fortnight] every two weeks
       *[month] every month
    }
rounds-fact-first = The next one
rounds-fact-closes = It closes
rounds-fact-gone = Deleted for good
rounds-asks =
    { $count ->
        [one] One question:
       *[other] { $count } questions:
    }
rounds-care = Take care:
rounds-otherwise = Or choose otherwise:
rounds-weeks =
    { $weeks ->
        [one] One week
       *[other] { $weeks } weeks
    }
rounds-at-meeting = Until the meeting on { $day }
rounds-read-by = Let { $name } read it
rounds-start = Start
rounds-stop = Stop
rounds-nobody =
    { $asked ->
        [critical_friends] Your board lists nobody as a voice of its partners yet. List them in the board’s file, under “voices”, and load it again.
       *[members] Nobody holds a seat on this board today, so there is nobody to ask.
    }
rounds-no-meeting = There is no meeting in your calendar yet. This opens by itself once there is one.

rounds-cards = Outcome cards
rounds-cards-summary = Outcome cards of your board
rounds-cards-heading = What { $board } agreed on
rounds-cards-none = There is no outcome card yet.
rounds-cards-who = Members of the board can read these. A coordinator or the chair writes them.
rounds-card-add = Add an outcome
rounds-card-change = Change
rounds-card-drop = Take off
rounds-card-keep = Keep it
rounds-card-box = The outcome, line by line
rounds-card-lines = Write { $count } lines, in this order:
rounds-card-first = Its name
rounds-card-open = still open
rounds-card-kept = Kept: “{ $name }”.
rounds-card-dropped = Taken off: “{ $name }”.
rounds-card-unread = I need a name on the first line, of at most 200 characters, and at most 1,000 in each part. Nothing was changed.

rounds-data = Replies in packs
rounds-data-count =
    { $count ->
        [0] None.
        [one] One, deleted on { $day }.
       *[other] { $count }, the last of them deleted on { $day }.
    }
rounds-copy = { $board }: { $pack }
rounds-copy-lost = A question that is no longer asked
rounds-copy-until = Kept until { $day }.

# What buttons can be typed as. The words below are those that the lists of typed words hold.
rounds-word-pack = pack
rounds-word-mine = pack replies
rounds-word-number = pack { $position }
rounds-word-drop = pack { $position } delete
rounds-word-sign =
    pack { $position } { $named ->
        [yes] with my name
       *[no] without my name
    }
rounds-word-lines = pack read
rounds-word-lines-of = pack { $position } read
rounds-word-packs = packs
rounds-word-packs-of = packs { $board }
rounds-word-packs-number = packs{ $board } { $number }
rounds-word-weeks =
    { $weeks ->
        [one] 1 week
       *[other] { $weeks } weeks
    }
rounds-word-meeting = meeting
rounds-word-start = { $line } start
rounds-word-stop = { $line } stop
rounds-word-close = { $line } close
rounds-word-close-now = { $line } close now
rounds-word-texts = { $line } read
rounds-word-cards = cards
rounds-word-card = card: …
rounds-word-card-drop = card { $position } delete

# Words a person may type, separated by commas.
typed-rounds-pack = pack, my pack
typed-rounds-mind = mind, on my mind
typed-rounds-packs = packs
typed-rounds-card = card
typed-rounds-cards = cards, outcome cards, outcomes
typed-rounds-next = next, go on, skip
typed-rounds-mine = replies, mine, my replies
typed-rounds-read = read, lines
typed-rounds-drop = delete, remove
typed-rounds-sign = with my name, with name, sign
typed-rounds-unsign = without my name, without name, unsign
typed-rounds-start = start
typed-rounds-stop = stop
typed-rounds-meeting = meeting
typed-rounds-close = close
typed-rounds-now = now, yes

# The command line.
rounds-cli = Packs: rounds of questions, made-up cases and programmes that a board may use.
rounds-cli-list = List the packs that there are.
rounds-cli-show = Show a whole pack.
rounds-cli-open = Open a pack for a board, or let it come round from now on.
rounds-cli-stop = Let a pack come round no more.
rounds-cli-rounds = List the rounds of a board. Never what was written in them.
rounds-cli-close = Close a round before its time.
rounds-cli-pack = The name of a pack, such as critical_friends.
rounds-cli-board = The board’s short name.
rounds-cli-id = The id of the round, as “boardpulse packs rounds BOARD” shows it.
rounds-cli-weeks = For how many weeks it stays open.
rounds-cli-meeting = Let it close when the next meeting starts.
rounds-cli-reader = Who runs the workshop and reads what is written: the key of a coordinator or the chair.
rounds-cli-line = { $name }: { $pack }
rounds-cli-round =
    { $round } { $pack } { $state ->
        [removed] Closed, and all that was written in it is deleted.
        [closed] Closed.
       *[open] Open.
    }
rounds-cli-no-rounds = There was no round yet.
rounds-cli-no-such-pack = There is no pack { $pack }. There is { $packs }.
rounds-cli-no-such-round = There is no open round with that id.
rounds-cli-no-reader =
    { $count ->
        [0] Nobody runs this board. Give somebody the duty “coordinator” first.
       *[other] Only somebody who runs the board can read it. That is { $names }.
    }
