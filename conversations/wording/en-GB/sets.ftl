# Action learning sets: what comes before, at and after their meetings. Nothing of it is ever said to anybody outside a set.

sets-summary = Something from your learning set
sets-heading = { $name }, meeting { $number }
sets-meeting = Meeting { $number }
sets-when = Your set meets on { $when }.
sets-minutes =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }

# Buttons and boxes
sets-box = In your own words
sets-write = Write
sets-change = Change
sets-keep = Keep it
sets-skip = Skip
sets-mine = What I wrote
sets-share = Share with my set
sets-unshare = Keep it to myself
sets-delete = Delete
sets-kept = Kept.
sets-deleted = Deleted.
sets-shared = Your set can read this.
sets-private = Only you can read this.
sets-now-shared = Your set can read it now.
sets-now-private = Now only you can read it.
sets-promise = What you write is locked. Only you can read it, unless you share it with your set. It is deleted after { $until }.
sets-empty = There was nothing to keep. Write a line, or skip it.
sets-too-long = That is longer than I keep: { $most } characters. Leave out the story and keep the line.
sets-gone = This meeting is too long ago. What was written around it has been deleted.
sets-not-open = That meeting was cancelled, or is over.
sets-unknown-choice = That choice is not there any more. Here is what you can do now.

# Before a meeting
sets-come = I’ll be there
sets-cannot-come = I can’t come
sets-present = I’d like to present
sets-not-present = I won’t present after all
sets-prepare = Prepare my issue
sets-coming-yes = Good. You are down as coming.
sets-coming-no = Thanks for saying so. You need not say why. The set will be glad to see you next time.
sets-quorum =
    { $coming ->
        [0] Nobody has said yet that they will come.
        [one] 1 of { $members } has said they will come.
       *[other] { $coming } of { $members } have said they will come.
    } Your set meets when at least { $fewest } can.
sets-presents-yes =
    You are down to present. { $others ->
        [0] Nobody else is, so far.
        [one] So is one other.
       *[other] So are { $others } others.
    }
sets-presents-no =
    You are not down to present. { $others ->
        [0] Nobody is, so far.
        [one] One other is.
       *[other] { $others } others are.
    }
sets-prepare-lead = You are down to present. A few lines now will save time when you meet.
sets-no-cases = Leave out names and details of cases. What is typed in a chat can be asked for later.
sets-rules-own = The rules that your set made:
sets-rules-none = Your set has no ground rules of its own yet. Here are some that others began with. Make your own.
sets-rule-one = What is said here stays here. The limits are safety, conduct and the law.
sets-rule-two = We begin and end on time.
sets-rule-three = Who cannot come says so early.
sets-rule-four = We agree how many it takes to meet.
sets-rule-five = Each presenter gets their full time.
sets-rule-six = No advice unless it is asked for.
sets-ask-first = A good question helps more than good advice. Short and open is best.

# At the meeting
sets-starts = Your set is about to begin, and you keep the time today.
sets-starts-presenters = Down to present: { $names }.
sets-starts-nobody = Nobody is down to present yet. Ask who has something to bring.
sets-starts-shared = What people meant to do after last time, and chose to share:
sets-phases = One round of { $minutes } minutes
sets-phases-column = Part
sets-phases-time = Time
sets-phase-start = Start the timer
sets-phase-next = Next: { $phase }
sets-phase-back = Back
sets-phase-again = Another round
sets-phase-heading = Part { $place } of { $total }: { $phase }
sets-phase-until =
    { $minutes ->
        [one] 1 minute,
       *[other] { $minutes } minutes,
    } until about { $time }.
sets-phase-quiet = I stay silent while you meet. The timer moves only when you press.
sets-phase-tell = The presenter tells it
sets-phase-tell-about = The presenter says what the issue is. Everybody else listens.
sets-phase-clear-up = Clear up the facts
sets-phase-clear-up-about = Short questions about facts only.
sets-phase-questions = Open questions
sets-phase-questions-about = Questions that help the presenter think. No advice, and no stories of one’s own.
sets-phase-shifted = What has shifted
sets-phase-shifted-about = The presenter says what looks different now.
sets-phase-action = What will you do?
sets-phase-action-about = The presenter says what they will do, by when, and what might get in the way.
sets-phase-look-back = Look back
sets-phase-look-back-about = What helped? Which question opened something up?
sets-room-open = Who is here
sets-room = Who was there?
sets-room-you = You
sets-room-one =
    { $who }: { $came ->
        [yes] there
        [no] not this time
       *[unsaid] not noted
    }
sets-room-yes = There
sets-room-no = Not this time
sets-room-why = This is so that nobody is asked about a meeting they missed. I keep no count for anybody.

# After a meeting
sets-ended = Your set has just met. One small step is enough.
sets-was-away = I wasn’t there
sets-away-noted = Noted. I won’t ask you about this meeting.
sets-week-on-none = You presented a week or so ago, and kept no next step with me. You may still have one in mind.
sets-committed = You said you would do this:
sets-committed-by = You said you would do this. By when: { $by }.
sets-halfway-question = Would a question from the others help? Then share what you wrote, and ask them for one.
sets-week-before = Your set meets again on { $when }.
sets-review = Time to look at the set itself. Talk about it when you meet. Here is space to think first.
sets-attended = { $came } of { $members } came
sets-review-pattern = Life gets in the way of meetings. If few came, ask what would make it easier.
sets-after = Your set last met half a year ago. What came of it?
sets-sure-label = How sure are you that you will do it?

# What is asked
sets-ask-mind = What is on your mind that you could do something about? One line will do.
sets-ask-issue = What is the issue? Three sentences will do.
sets-ask-why-now = Why does it matter now?
sets-ask-tried = What have you done about it so far?
sets-ask-want = What would you like from the set?
sets-ask-commitment = What will you do?
sets-ask-by = By when?
sets-ask-sure = How sure are you, from 1 to 5?
sets-ask-noticed = What did you notice, about the issue or about yourself?
sets-ask-stands = How is it going?
sets-ask-learned = What have you learned since the meeting?
sets-ask-report = Two lines for the others: what did you do, and what happened?
sets-ask-purpose = What is this set for, as you see it now?
sets-ask-pattern = How do the dates, the length and the numbers suit you?
sets-ask-value = What has it been worth to you so far?
sets-ask-go-on = Should the set go on?
sets-ask-for-me = What is different for you?
sets-ask-for-board = What is different on your board?
sets-ask-for-system = And beyond it, for residents or between organisations?
sets-choice-sure-one = Not sure at all
sets-choice-sure-two = Rather unsure
sets-choice-sure-three = Half and half
sets-choice-sure-four = Rather sure
sets-choice-sure-five = Quite sure
sets-choice-stands-done = Done
sets-choice-stands-moving = Moving
sets-choice-stands-stuck = Stuck
sets-choice-stands-dropped = Dropped
sets-choice-go-on-carry-on = Carry on
sets-choice-go-on-change = Carry on, but change something
sets-choice-go-on-close = Close it well

# Dates that changed
sets-changed-heading = Dates of your learning set
sets-changed-all = These are the dates of { $name }.
sets-changed-when = Meeting { $number } of { $name } is on { $when }.
sets-changed-off = Meeting { $number } of { $name } will not take place.
sets-changed-ended = { $name } has ended. What you wrote stays yours, and is deleted when I said it would be.
sets-no-dates = No meeting is planned.

# What is said of a plan
sets-plan-zone = I don’t know that time zone. Give it like Europe/London.
sets-plan-too-small =
    A set needs at least three people. { $people ->
        [one] This has one.
       *[other] This has { $people }.
    } Add somebody, or talk as a pair without me.
sets-plan-too-large = { $people } people are too many for one set. Make two sets of them.
sets-plan-small = { $people } people make a small set. If one is away, few are left. Four to eight is usual.
sets-plan-large = { $people } people make a large set. Not all will get their turn. Four to eight is usual.
sets-plan-no-meeting = A set needs at least one meeting.
sets-plan-few-meetings =
    { $meetings ->
        [one] One meeting is
       *[other] { $meetings } meetings are
    } fewer than the usual six. Shorter sets have often ended just as they got going.
sets-plan-most-meetings = I plan { $most } meetings at most. You can add more later.
sets-plan-length = A meeting takes { $fewest } to { $most } minutes.
sets-plan-past = { $when } is in the past. Choose a day to come.
sets-plan-far = { $when } is more than three years away. Is the year right?
sets-plan-skipped-hour = The clocks go forward that night and skip the hour you chose. The meeting starts at the next minute there is: { $when }.
sets-plan-quiet-day = Many people are away on { $when }: a holiday, August or the days around Christmas.
sets-plan-same-day = { $meetings } meetings are on one day. Give each a day of its own, so that people can act in between.
sets-plan-day-taken = The set meets on { $when } already. Choose another day.
sets-plan-close =
    From { $first } to { $second } is only { $days ->
        [one] 1 day.
       *[other] { $days } days.
    } Six to eight weeks leave time to do something.
sets-plan-apart = From { $first } to { $second } is about { $weeks } weeks. After more than eight, people lose the thread.
sets-plan-cancelled = Meeting { $number } was cancelled already.
sets-plan-begun = Meeting { $number } has begun or is over. It stays as it is.
sets-plan-ended = This set has ended.

# A question looked at
sets-hint-advice = This may be advice in a question’s clothes. Try one that only they can answer.
sets-hint-two = These are two questions. Ask one, and wait.
sets-hint-long = This is long. Short questions leave more room to think.
sets-advice-anywhere = have you thought of; have you thought about; have you considered; have you tried; why don't you; why not just; why didn't you; shouldn't you; couldn't you; wouldn't it be better; would it not be better; don't you think; what if you; if i were you; how about; what about if you
sets-advice-opening = you could; you should; you ought; you might; you need to; i would; i'd
sets-fillers = maybe; perhaps; surely; but; so; then; and; i think; well
sets-asking-words = what; which; who; whom; how; where; when; why; what else; else
sets-joining-words = and; or; and also

# What is kept
sets-kept-label = Learning sets
sets-kept-sets =
    { $sets ->
        [one] 1 set
       *[other] { $sets } sets
    }
sets-kept-notes-label = Notes in learning sets
sets-kept-notes =
    { $notes ->
        [one] 1, deleted after { $until }
       *[other] { $notes }, deleted after { $until } at the latest
    }
sets-copy-heading = Learning sets
sets-copy-meeting =
    { $name }, meeting { $number }: { $when }. { $coming ->
        [yes] You said you would come.
        [no] You said you could not come.
       *[unsaid] { "" }
    } { $came ->
        [yes] You were there.
        [no] You were not there.
       *[unsaid] { "" }
    } { $presents ->
        [yes] You were down to present.
       *[unsaid] { "" }
    }
