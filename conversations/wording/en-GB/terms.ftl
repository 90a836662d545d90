# When and where somebody hears from us unasked: their own days, hour, quiet hours, leave, and what they want nothing of.

terms-summary = When you hear from me
terms-heading = When you hear from me
terms-back = All my settings
terms-undo = Undo
terms-keep = Keep it
terms-write = Something else
terms-promise = I write at most { $most } times a week without being asked. What falls together comes as one message. You can type or press at any time.
terms-work = You keep a board running. What cannot wait, such as a lost channel, still reaches you at once.
terms-private = Only you see these settings. Your coordinator does not learn that you snooze, are away or have stopped a board.

# What there is to say
terms-snooze = Snooze
terms-away = Leave
terms-days = Days
terms-hour = Hour
terms-quiet = Quiet hours
terms-zone = Time zone
terms-first = Where I write first
terms-stop = Boards

# What holds
terms-weekday =
    { $day ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    }
terms-is = Now: { $value }
terms-data = When you hear from me: { $what }
terms-days-usual = Monday to Friday
terms-stopped = Nothing unasked from { $boards }
terms-hour-any = Any time outside the quiet hours
terms-quiet-is = { $begins } to { $ends }
terms-quiet-none = No quiet hours
terms-zone-is = { $zone }, where it is { $time } now
terms-zone-follows = If your account moves to another time zone, I follow it.
terms-first-is = { $platform }
terms-snooze-none = Not snoozed
terms-snooze-until = until { $day }
terms-away-none = None noted
terms-span = { $first } to { $last }
terms-board-on = writes to you
terms-board-stopped = stopped: nothing comes unasked

# What was changed
terms-now-snooze = I write nothing unasked { $day }. That day the snooze ends by itself.
terms-now-snooze-off = You are not snoozed any more. What waited comes as your other settings allow.
terms-now-away = You are away: { $days }. I write nothing unasked then.
terms-now-here = That leave is gone: { $days }. I write as usual then.
terms-now-days = You hear from me on these days: { $value }. Bank holidays are always free.
terms-now-hour = You hear from me at { $value } by your own clock.
terms-now-hour-any = You hear from me at any time outside your quiet hours.
terms-now-quiet = Your quiet hours are { $value }. I write nothing unasked in them.
terms-now-quiet-none = You have no quiet hours any more. I may write at night, too.
terms-now-zone = Your time zone is { $zone }.
terms-now-first = I write to you in { $value } first, and elsewhere only if that fails.
terms-now-stop = { $board } writes to you no more unless you ask. You keep your seat, and can answer at any time on your home page.
terms-now-start = { $board } writes to you again.
terms-stop-runs = You keep this board running: its digest stops, too, and nobody tells you when its channel is lost.
terms-hour-in-quiet = Your own hour, { $hour }, lies in your quiet hours. I keep to your hour.

# Ways on
terms-snooze-end = End the snooze now
terms-snooze-weeks =
    { $weeks ->
        [one] One week
       *[other] { $weeks } weeks
    }, until { $day }
terms-here-button = Not away: { $days }
terms-day-add = Add { $day }
terms-day-drop = Leave out { $day }
terms-stop-button = Stop { $board }
terms-start-button = Start { $board } again
terms-how-snooze = Until which day? For example “3 May”, or “2 weeks”.
terms-how-away = From which day to which? For example “1 Aug to 14 Aug”.
terms-how-days = On which weekdays? For example “Monday and Wednesday”, or “usual”.
terms-how-hour = At what time? For example “12:30”, or “any”.
terms-how-quiet = From when until when? For example “19:00 to 08:00”, “off” or “usual”.
terms-how-zone = Which place sets your clock? For example “Europe/Lisbon”.

# What cannot be had. Nothing is changed then.
terms-wrong-unread = I cannot read “{ $line }”, so I changed nothing.
terms-wrong-past = That day is over or is today, so I changed nothing.
terms-wrong-far = That is more than a year off, so I changed nothing.
terms-wrong-backwards = That ends before it begins, so I changed nothing. If it does not, write the years, too.
terms-wrong-long = Leave can be noted for a year at most. For longer, stop your boards instead. I changed nothing.
terms-wrong-all-day = That leaves me less than an hour of the day. If you want nothing at all, snooze or stop your boards. I changed nothing.
terms-wrong-no-zone = I know no time zone called “{ $line }”. I changed nothing.
terms-wrong-no-leave = There is no such leave, so I changed nothing.
terms-wrong-many = You have noted { $most } times of leave already. Take one back first.
terms-wrong-stale = That was changed again in the meantime, so I did not undo it.

# On Home
terms-home-snooze = Snoozed until { $day }: nothing comes unasked before. Type “{ $word }” to end it.
terms-home-away = You are away until { $day }: nothing comes unasked.
terms-home-stopped = { $board } is stopped: it writes nothing to you unasked. Type “{ $word }” to change that.

# Words a member may type, separated by commas.
typed-terms = when, settings, my settings, my terms, when you hear from me, when i hear from you
typed-terms-snooze = snooze
typed-terms-away = away, on leave, leave, i am away
typed-terms-days = days, my days
typed-terms-hour = hour, my hour
typed-terms-quiet = quiet, quiet hours
typed-terms-zone = zone, time zone, timezone, my time zone
typed-terms-first = first, write first in, write to me in
typed-terms-stop = stop, stop messages from
typed-terms-start = start, start messages from
typed-terms-off = off, none, never, end, over, back
typed-terms-any = any, any time, anytime
typed-terms-usual = usual, as usual, weekdays, working days
typed-terms-to = to, until, till, through
typed-terms-and = and, on
typed-terms-small = from, on, at, the, between, by
typed-terms-weekday-names = monday, tuesday, wednesday, thursday, friday, saturday, sunday
