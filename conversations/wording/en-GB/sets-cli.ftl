# Learning sets on the command line.

sets-cli = Look after learning sets: names, dates and numbers of members. What is written in a set is not shown here.
sets-cli-which = The set: its number in “sets list”, its name, or its id.
sets-cli-number = The number of a meeting, as “sets show” has it.
sets-cli-when = Day and time, such as: 10 December 2 pm
sets-cli-list = All sets, with their next meetings.
sets-cli-show = The dates of a set.
sets-cli-begin = Begin a set from a file. Without a file, print an example.
sets-cli-file = A TOML file. Every fault in it is named at once.
sets-cli-preview = Show dates and remarks, and keep nothing.
sets-cli-move = Move a meeting, or give it another time or length.
sets-cli-cancel = Call a meeting off.
sets-cli-undo = Take that back.
sets-cli-add = Add a meeting.
sets-cli-end = End a set.
sets-cli-ics = Write the set’s dates as a calendar file.
sets-cli-out = The file to write.
sets-cli-none = There is no learning set.
sets-cli-unknown = There is no set called { $which }. “boardpulse sets list” shows them all.
sets-cli-several = More than one set is called { $which }. Give its number in “boardpulse sets list”.
sets-cli-no-meeting = This set has no meeting { $number }.
sets-cli-nobody = No board knows anybody by the key { $person }.
sets-cli-twice = { $person } is listed twice.
sets-cli-no-key = Learning sets are switched off: there is no key. “boardpulse new-key” prints one; put it into BOARDPULSE_SECRET_KEYS.
sets-cli-begun = { $name } has begun. Each member gets the dates.
sets-cli-not-yet = Nothing was kept. Leave out --preview to begin { $name }.
sets-cli-meeting = { $number }. { $when }, { $minutes } minutes
sets-cli-meeting-off = { $number }. { $when }, called off
sets-cli-line =
    { $name }: { $members ->
        [one] 1 member.
       *[other] { $members } members.
    } { $state ->
        [next] Meets next on { $next }.
        [ended] Ended.
       *[none] No meeting is planned.
    }
