# A board's calendar: its meetings, when papers have to be out, its pauses. Coordinators change it; members see what is next.

meetings-summary = Your board's meetings
meetings-button = Meetings
meetings-heading = Meetings of { $board }
meetings-none = No meeting is planned yet.
meetings-kind =
    { $kind ->
        [formal] formal meeting in public
        [development] development session
       *[away] away day
    }
meetings-row = { $when }, { $kind }
meetings-papers = Papers out by { $day }.
meetings-length =
    { $hours ->
        [0] { $minutes } minutes
        [1]
            { $minutes ->
                [0] 1 hour
               *[other] 1 hour { $minutes } minutes
            }
       *[other]
            { $minutes ->
                [0] { $hours } hours
               *[other] { $hours } hours { $minutes } minutes
            }
    }
meetings-until = from { $from } to { $until }
meetings-more =
    { $count ->
        [one] One more comes later.
       *[other] { $count } more come later.
    }
meetings-resting = Paused { $days }.
meetings-election-on = Nothing is posted in the channel up to and including { $day }, because of an election.
meetings-home = Next meeting of { $board }: { $when }, { $kind }.
meetings-home-more = Type “{ $word }” to see them all.

# Ways on
meetings-add = Add a meeting
meetings-series = Propose a series
meetings-move = Move one
meetings-cancel = Cancel one
meetings-pauses = Pauses
meetings-back = Back to the meetings
meetings-undo = Undo
meetings-undo-move = Move the first one back
meetings-which-board = Which board do you mean?
meetings-which-move = Which one do you want to move?
meetings-which-cancel = Which one do you want to cancel?
meetings-nothing-there = There is no meeting to change.
meetings-no-number = There is no meeting with number { $number }. Nothing was changed.
meetings-not-a-coordinator = Only a coordinator can change the meetings of a board. Nothing was changed.

# Adding and moving
meetings-add-box = When do you meet?
meetings-add-how = For example: 14 January 2027, 2 pm to 4 pm. Put “development session” or “away day” behind it, unless it is a formal meeting in public.
meetings-add-keep = Add it
meetings-move-box = When do you meet instead?
meetings-move-how = It is planned for { $when }. Write a new day, a new time or both. The other meetings stay where they are.
meetings-move-keep = Move it
meetings-unread = I could not read a day or a time in “{ $line }”. Nothing was changed. Write it like this: 14 January 2027 at 2 pm.
meetings-unread-length = A meeting takes between 1 minute and 24 hours. Nothing was changed.
meetings-added = Added: { $when }, { $kind }.
meetings-taken-time = You gave no time, so it begins at { $time } as before. Move it if that is wrong.
meetings-there = That meeting is in the calendar already: { $when }.
meetings-moved = Moved from { $from } to { $to }.
meetings-others-stay = The other meetings stay where they are.
meetings-stays = It is planned for { $when } already. Nothing was changed.
meetings-later =
    { $count ->
        [one] Move the later one too
       *[other] Move the { $count } later ones too
    }
meetings-later-done =
    { $count ->
        [one] One later meeting moved as well. It is on { $last } now.
       *[other] { $count } later meetings moved as well. The first is on { $first } now, the last on { $last }.
    }
meetings-later-odd = Please look at these again: { $days }.
meetings-cancelled =
    { $count ->
        [one] Cancelled: { $when }.
       *[other] { $count } meetings are cancelled: { $when }.
    }
meetings-put-back =
    { $count ->
        [one] It takes place after all: { $when }.
       *[other] They take place after all: { $when }.
    }
meetings-make =
    { $kind ->
        [formal] It is a formal meeting
        [development] It is a development session
       *[away] It is an away day
    }
meetings-made = { $when } is a { $kind } now.
meetings-made-away = { $when } is an away day now.

# Why not, and what is odd
meetings-refused-past = { $when } is over. Nothing was changed. A meeting has to be ahead of us.
meetings-refused-far = { $when } is more than three years away. Nothing was changed. Is the year right?
meetings-refused-taken = Another meeting of this board begins at that very time, { $when }. Nothing was changed.
meetings-refused-stale = This meeting was changed since you saw it. Nothing was changed now. This is how things stand.
meetings-odd-same-day = You already meet on that day: { $other }.
meetings-odd-same-day-ask = You already meet on that day: { $other }. Do you want another meeting on { $when }?
meetings-odd-close = It is less than a fortnight from another meeting: { $other }.
meetings-odd-weekend = The meeting is on a weekend.
meetings-odd-holiday = That is a bank holiday in England.
meetings-odd-paused = Your board has a pause on that day.
meetings-odd-skipped = The clocks go forward just then, so it begins at { $time }.
meetings-odd-papers = Its papers would have had to be out by { $day }.
meetings-anyway = Yes, on that day
meetings-leave = No, leave it

# A series
meetings-how-often = How often does your board meet? Bank holidays are avoided, and each meeting keeps its weekday and time.
meetings-cadence =
    { $cadence ->
        [monthly] Monthly
        [quarterly] Quarterly
        [six_weeks] Every six weeks
        [eight_weeks] Every eight weeks
       *[seven_weeks] Every six to eight weeks
    }
meetings-series-box = When is the first meeting?
meetings-series-how = For example: 14 January 2027 at 2 pm, { $count } meetings. Put “development sessions” behind it, unless they are formal meetings in public.
meetings-series-keep = Show the dates
meetings-proposal = { $cadence }: { $count } meetings, each a { $kind }
meetings-proposal-away = { $cadence }: { $count } away days
meetings-stop-holiday = { $when } (in place of { $instead }, a bank holiday)
meetings-stop-pause = { $when } (in place of { $instead }, in the pause)
meetings-stop-there = { $when } (is in the calendar already)
meetings-stop-same-day = { $when } (you already meet on that day)
meetings-without-august = None of them is in August.
meetings-without-christmas = None of them is between Christmas Eve and New Year’s Day.
meetings-leave-out =
    { $days ->
        [august] Leave out August
       *[christmas] Leave out Christmas
    }
meetings-take-in =
    { $days ->
        [august] August too
       *[christmas] Christmas too
    }
meetings-nothing-yet = Nothing is in the calendar yet.
meetings-start = Put them in
meetings-started =
    { $count ->
        [0] All of these meetings are in the calendar already.
        [one] One meeting is in the calendar now.
       *[other] { $count } meetings are in the calendar now.
    }
meetings-series-unread = I could not read the first day, or how often, in “{ $line }”. Write it like this: monthly from 14 January 2027 at 2 pm, 12 meetings.
meetings-series-many = I can propose between 1 and { $most } meetings at once.

# Pauses
meetings-pauses-heading = Pauses of { $board }
meetings-pauses-about = In a pause nobody hears from me about this board. A pulse or question that falls into it waits for the first working day after.
meetings-pauses-none = No pause is planned.
meetings-span = { $first } to { $last }
meetings-pause-row = { $number }. { $days }
meetings-every-august = Every August, up to and including { $year }
meetings-every-christmas = Every year from Christmas Eve to New Year’s Day, until { $year }
meetings-august =
    { $on ->
        [yes] Pause every August
       *[no] No pause in August
    }
meetings-christmas =
    { $on ->
        [yes] Pause every Christmas
       *[no] No pause at Christmas
    }
meetings-pause = Pause on other days
meetings-pause-box = From which day to which?
meetings-pause-how = For example: 1 August to 31 August 2027. Both days are part of the pause.
meetings-pause-keep = Pause
meetings-pause-unread = I could not read from which day to which in “{ $line }”. Nothing was changed. Write it like this: 1 August to 31 August 2027.
meetings-pause-over = Those days are over. Nothing was changed.
meetings-pause-long = That is more than a year. Nothing was changed. Please name an earlier last day.
meetings-paused = Paused: { $days }.
meetings-end-pause = End pause { $number }
meetings-resumed = That pause is over: { $days }.
meetings-no-pause = There is no such pause. Nothing was changed.
meetings-election = Pre-election time
meetings-election-about = Before an election, what would be posted in the board’s channel can wait. People still get their own questions.
meetings-election-box = Up to and including which day?
meetings-election-how = For example: 6 May 2027. What waited is posted after that day.
meetings-election-keep = Keep the channel quiet
meetings-election-unread = I could not read one day in “{ $line }”. Nothing was changed. It begins today: write only the last day, like this: 6 May 2027.
meetings-election-off = End pre-election time
meetings-election-begun = The channel of { $board } stays quiet up to and including { $day }.
meetings-election-ended = Messages may be posted in the channel of { $board } again.

# Papers
meetings-papers-summary = Papers for your next meeting
meetings-papers-due = { $board } has a formal meeting on { $when }. Its papers have to be out by { $day }, with five clear working days between.
meetings-papers-late = { $board } has a formal meeting on { $when }. Its papers had to be out by { $day }.

# For people's own calendars
meetings-event = { $board }: { $kind }

# Words a coordinator may type, separated by commas.
typed-meetings = meetings, calendar, meeting
typed-meetings-add = add, add a meeting
typed-meetings-series = series, propose, plan
typed-meetings-start = start
typed-meetings-move = move
typed-meetings-cancel = cancel
typed-meetings-pauses = pauses
typed-meetings-pause = pause
typed-meetings-resume = resume, end pause
typed-meetings-election = pre-election, pre election, preelection
typed-meetings-later = and later, and the later ones, and all later, and later ones
typed-meetings-anyway = anyway, regardless
typed-meetings-off = off, end, over
typed-meetings-kind-formal = formal meetings in public, formal meeting in public, formal meetings, formal meeting, formal
typed-meetings-kind-development = development sessions, development session, development
typed-meetings-kind-away = away days, away day, away
typed-meetings-fillers = at, on, from, the, a, an, for, and, each, starting
typed-meetings-to = to, until, till
typed-meetings-minutes = minutes, minute, mins, min
typed-meetings-hours = hours, hour, hrs, hr
typed-meetings-times = meetings, meeting, times, dates
typed-meetings-midday = midday, noon
typed-meetings-without = without, not in, no
typed-meetings-august = august, in august, every august
typed-meetings-christmas = christmas, at christmas, every christmas

# The command line
meetings-cli = Keep a board’s calendar: meetings, papers, pauses.
meetings-cli-board = The board’s short name.
meetings-cli-when = Day and time, such as: 14 January 2027 at 2 pm, development session, for 90 minutes.
meetings-cli-anyway = Put it on that day even where the board meets then already.
meetings-cli-say-anyway = Nothing was changed. Say --anyway if another one is meant.
meetings-cli-show = Show the meetings ahead, the last days for papers, and the pauses.
meetings-cli-ics = Write the whole calendar to this file, for other calendars.
meetings-cli-written = { $file } is written.
meetings-cli-cannot-write = Boardpulse cannot write { $file }. Name another file with --ics.
meetings-cli-add = Put one meeting in. One that was cancelled is put back.
meetings-cli-move = Give one meeting another date. The others stay, unless you say --later.
meetings-cli-number = The number that “show” gives it.
meetings-cli-later = Let the later meetings of its kind follow.
meetings-cli-no-later = There are no later meetings that could follow. Nothing was changed.
meetings-cli-series = Propose the dates of a series, and put them in with --start.
meetings-cli-plan = How often and from when, such as: monthly from 14 January 2027 at 2 pm, 12 meetings, without August.
meetings-cli-start = Put them in.
meetings-cli-start-it = Say the same with --start to put them in.
meetings-cli-cancel = Cancel meetings. Add one with the same date to put it back.
meetings-cli-pause = Leave the board in peace: every august, every christmas, or on other days.
meetings-cli-days = august, christmas, or days such as: 1 August to 31 August 2027.
meetings-cli-resume = End a pause, or take it back.
meetings-cli-which = august, christmas, or the number that “show” gives the pause.
meetings-cli-election = Let messages to the board’s channel wait, from today until a day that you name.
meetings-cli-until = The last day, such as: 6 May 2027.
meetings-cli-off = Let them go again.
