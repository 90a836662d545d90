# Memos to self: what a person writes today, and is brought back months later.

memo-heading = Memo to yourself
memo-summary = Your memos
memo-promise =
    Your words are kept encrypted. Nobody else is ever shown them, not even administrators. They come to you here, or wherever you are by
    then. { $days } days after that they are deleted, or sooner if you delete them.
memo-box = What do you want to tell yourself?
memo-keep = Keep it
memo-write = Write a memo
memo-comes-usual = It comes back to you in six months, on { $day }. Once it is kept you can choose another day.
memo-comes-chosen = It comes back to you on { $day }.

memo-kept = Kept. It comes back to you on { $day }.
memo-moved = It now comes back to you on { $day }.
memo-rewritten = Your new words are kept. They come back to you on { $day }.
memo-restored = It is back, and comes to you on { $day }.
memo-cancelled = Cancelled. It will not come.
memo-deleted = Deleted.
memo-undo-until = You can bring it back today. Then it is gone for good.

memo-read = Read it
memo-change-day = Another day
memo-change-words = Other words
memo-cancel = Cancel it
memo-delete = Delete it
memo-undo = Bring it back
memo-list = My memos
memo-words-box = Your words
memo-words-keep = Keep these words

memo-list-none = No memo of yours waits. Write yourself one, and it comes back to you in six months.
memo-list-waits = Comes on { $day }. Written on { $written }.
memo-list-came = Came back, written on { $written }. Deleted on { $until }.
memo-number = Memo { $number }
memo-read-number = Read memo { $number }

memo-shown = You wrote this on { $written }. It comes back to you on { $day }.
memo-came-summary = A memo from you has come back
memo-came-heading = A memo from you
memo-came = You wrote this to yourself on { $written }:
memo-happened = Did it happen?
memo-said =
    { $happened ->
        [yes] You say that it happened.
        [partly] You say that it happened in part.
       *[not_yet] You say that it has not happened yet.
    }
memo-say-yes = Yes
memo-say-partly = Partly
memo-say-not-yet = Not yet
memo-until-days = I delete these words in { $days } days.
memo-until = These words are deleted on { $until }.
memo-next = Write the next one

memo-days-heading = When should it come back?
memo-in-months =
    { $months ->
        [one] In a month: { $day }
        [12] In a year: { $day }
       *[other] In { $months } months: { $day }
    }
memo-days-box = Another day, such as “4 May 2027” or “in 8 weeks”
memo-days-keep = Choose this day

memo-fault-empty = There were no words in it, so nothing was kept.
memo-fault-long = That is too long for a memo, so nothing was kept. It may have { $most } characters.
memo-fault-many = You have { $most } memos waiting, and that is as many as I keep. Cancel one, and there is room.
memo-fault-unknown = I cannot read that day, so nothing was kept. Write it like “4 May 2027” or “in 3 months”.
memo-fault-past = That day is not ahead of us, so nothing was kept. Choose tomorrow or a later day.
memo-fault-far = That day is too far off, so nothing was kept. Choose one in the next { $years } years.
memo-fault-over = That memo has come back already. Nothing was changed.
memo-fault-number = You have no memo of that number. Nothing was changed.

memo-home = A memo from you has come round.
memo-data = Memos to yourself
memo-data-count =
    { $count ->
        [one] one, encrypted
       *[other] { $count }, encrypted
    }
memo-data-next = { $count }; the next comes on { $day }
memo-copy-heading = Memo of { $written }, which comes on { $day }

memo-word-number = memo { $number }
memo-word-cancel = memo { $number } cancel
memo-word-day = memo { $number } in 3 months
memo-word-words = memo { $number }: …
memo-word-say = memo { $number } { $said }
memo-word-undo = memo undo

# Words a member may type, separated by commas.
typed-memo = memo, memo to self, memo to myself, note to self
typed-memos = memos, my memos
typed-memo-when = in, on, for, until
typed-memo-drop = cancel memo, delete memo
typed-memo-cancel = cancel, delete
typed-memo-undo = undo, bring it back
typed-memo-yes = yes
typed-memo-partly = partly, in part
typed-memo-not-yet = not yet, no
typed-memo-one = a, an
typed-memo-numbers = one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve
typed-memo-days = day, days
typed-memo-weeks = week, weeks
typed-memo-months = month, months
typed-memo-years = year, years

# The command line.
cli-memos = How many memos to self wait, and how many have come back and are still kept. Never a word of them.
memo-cli-waiting =
    { $count ->
        [one] One memo waits.
       *[other] { $count } memos wait.
    }
memo-cli-delivered =
    { $count ->
        [one] One came back and is kept for a while.
       *[other] { $count } came back and are kept for a while.
    }
