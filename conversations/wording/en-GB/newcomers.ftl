# A new member's first six weeks, one small piece a week, and the one message to somebody whose seat has passed on.

newcomers-summary = A short note for your first weeks on { $board }
newcomers-count = Note { $number } of { $total }. One comes each week.
newcomers-count-last = Note { $number } of { $total }, the last one.
newcomers-enough = Enough, thank you
newcomers-go-on = Send me the rest after all
newcomers-word = Your first weeks
newcomers-stopped = Fine. No more of these notes on { $board } will come. Everything else goes on.
newcomers-goes-on = Good. The notes on { $board } go on, one a week.
newcomers-over = There is none of these notes left to send. Nothing was changed.

newcomers-welcome = Welcome to { $board }
newcomers-seat = You are on { $board } now, in this seat: { $seat }.
newcomers-no-seat = You are on { $board } now.
newcomers-what = I am Boardpulse. Between meetings I help the board to talk about how it works. For six weeks I send you one short note a week.
newcomers-every =
    { $unit ->
        [weeks] { $count ->
            [one] every week
           *[other] every { $count } weeks
        }
       *[months] { $count ->
            [one] every month
           *[other] every { $count } months
        }
    }
newcomers-asked = What you will be asked: { $edition }, { $every }. It takes about { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }.
newcomers-opens = The next one opens on { $day }.
newcomers-reflects = Now and then I ask you a question to reflect on. Your reply is for you alone.
newcomers-kept = What is kept: your answers, in confidence. The board sees totals, and only if at least { $floor } people answer. Single answers are deleted { $months } months after a round closes. “My data” shows all that is kept about you.

newcomers-instrument = { $edition } in a minute
newcomers-parts =
    { $count ->
        [one] It has one part: { $parts }.
       *[other] It has { $count } parts: { $parts }.
    }
newcomers-levels = For each you choose a level, from { $low } to { $high }: { $months ->
        [0] where you think the board is now.
       *[other] where you think the board is now, and where it means to be in { $months } months.
    }
newcomers-not-sure = It is there to start a talk, and nobody is given marks. “Not sure” is an honest answer, and a good one when you are new.

newcomers-told = What { $board } last said of itself
newcomers-told-at = This went to the board's channel on { $day }:
newcomers-told-nothing = No summary has gone to the board's channel yet.
newcomers-agreed = This is what the board agreed to say of itself:
newcomers-doing = And this is what it is doing:
newcomers-by = By { $day }.

newcomers-question = A question to think about
newcomers-question-how = Nobody asks for your answer, and I keep none. You may like to ask a colleague on the board how they see it.

newcomers-people = People and words
newcomers-row-chair = In the chair
newcomers-row-coordinator = Keeps the board running
newcomers-terms = Some words in the questions are of their time:
newcomers-hours = You choose the days and hours at which I write to you.

newcomers-six = Six weeks in
newcomers-six-what = This is the last of these notes. You have seen the board for a while now. What surprised you? What would you change, if it were yours to change?
newcomers-six-memo = You could write that down for yourself alone, in a memo. It comes back to you in six months.
newcomers-six-who = For anything else, ask { $names }.

newcomers-left-summary = Your time on { $board }
newcomers-left-heading = Thank you for your time on { $board }
newcomers-left = Your seat on { $board } was yours until { $day }. I ask you nothing more about this board.
newcomers-left-private = What you answered and wrote in private stays yours: answers, replies, memos, and what you wrote in a learning set. Whoever has your seat now never sees any of it.
newcomers-left-until = Your answers and replies from this board are kept until { $day } at the latest. Then they are deleted.
newcomers-left-published = What the board published stays as it is. No name stands in it.
newcomers-left-memos =
    { $count ->
        [one] One memo of yours still waits, and comes to you on its day.
       *[other] { $count } memos of yours still wait, and come to you on their days.
    }
newcomers-duty =
    { $duty ->
        [chair] chair
       *[coordinator] coordinator
    }
newcomers-left-duties = You are still down as { $duties }. That ends when a coordinator changes it.
newcomers-left-who = If any of this is wrong, tell { $names }.
newcomers-copy = My copy

newcomers-data = First notes on { $board }
newcomers-data-sent = { $number } of { $total } sent
newcomers-data-over = none to come

newcomers-word-enough = enough
newcomers-word-go-on = send me the rest

# Words a member may type, separated by commas.
typed-newcomers-enough = enough, enough thank you, enough thanks
typed-newcomers-go-on = send me the rest, send me the rest after all
