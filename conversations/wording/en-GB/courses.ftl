# The course of a framework over time: findings, pictures, what happened when, and the rules of the charts.
# Part of it stands below a summary that others than the board may be the view of, so it says neither "you" nor "your board" there.

courses-heading = Over time
courses-title = { $edition }: over time
courses-subtitle =
    { $board }. { $pulses ->
        [one] One pulse
       *[other] { $pulses } pulses
    }, from { $lowest } to { $highest }.
courses-alt =
    { $items ->
        [one] The middle answers to one question
       *[other] The middle answers to each of { $items } questions
    } in { $pulses ->
        [one] one pulse
       *[other] { $pulses } pulses
    }, { $first } to { $last }.
courses-footer = No line joins what was asked in another way, or at another time of the board.
courses-twin = The same in words
courses-label-middle = Mark: the middle answer. Where there are two, both are marked
courses-label-half = Band: the middle half
courses-label-median = Line: half of the middle answers lie on either side
courses-label-break = Upright line: a new stretch
courses-remark = latest { $middle }
courses-day = { $day } { $month }
courses-withheld = too few answers in the latest pulse
courses-gap = too few
courses-row-happened = What happened
courses-cell-break = { $figure } ({ $why })
courses-time =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } { $year }

courses-overall =
    { $way ->
        [higher] The middle answer is higher than at the start on { $items }.
        [lower] The middle answer is lower than at the start on { $items }. A fall can be honesty: people who learn more may place the board lower.
       *[same] The middle answer is about where it began on { $items }.
    }
courses-course =
    Over the last { $pulses } pulses the middle answer { $way ->
        [higher] went up, from { $first } to { $last }.
        [lower] went down, from { $first } to { $last }. A fall can be honesty: people who learn more may place the board lower.
       *[same] stayed about where it was: { $first } first, { $last } now.
    }
courses-too-new = Too few pulses go on from each other to say where it went.
courses-no-limits-yet = With fewer than { $least } pulses, ups and downs like these can be chance.
courses-latest = Latest pulse: { $answers } answers, { $counts }. The middle answer is { $middle }.
courses-latest-middle = Latest pulse: the middle answer is { $middle }.
courses-count = { $people } at { $level }
courses-moved =
    Among the { $paired } who answered both times, { $up ->
        [0] none
       *[other] { $up }
    } moved up, { $down ->
        [0] none
       *[other] { $down }
    } down, { $same ->
        [0] none
       *[other] { $same }
    } stayed.

courses-reason =
    { $reason ->
        [no_pulse] No pulse has closed yet, so there is nothing to show.
        [too_few_answers] Too few people answered this in the latest pulse to show anything without pointing at people.
        [first_pulse] One pulse shows where the board is. A course begins with the third.
        [new_edition] The pulse before asked another edition, so this one begins anew and is compared with nothing.
        [new_words] The question was put in other words, so it begins anew and is compared with nothing.
        [new_base] A new time begins between the last two pulses, so they are not compared.
        [change_withheld] There are two pulses. What moved between them is held back, so that it points at nobody.
        [two_pulses] Two pulses show what changed, and no course. A course begins with the third.
        [too_short_for_limits] There are { $pulses } pulses. Limits are drawn from { $least } on: before that they would be guesses.
        [index_withheld] There are { $pulses } pulses, but in the latest, or in too many, too few answered to draw limits without pointing at people.
       *[long_enough] There are { $pulses } pulses that asked the same: enough for a control chart.
    }
courses-unmeasured =
    { $shape ->
        [pick] Here people pick what needs time next. That is no measure, so there is no course over time.
        [consensus] This instrument wants no measuring: its questions are there to talk about. So there is no course over time.
       *[open] These are open questions. Nothing of them is counted, so there is no course over time.
    }

# Control charts
courses-control-title = { $item }: control chart
courses-control-subtitle = { $board }. { $index }
courses-control-alt =
    A control chart of { $item } over { $pulses ->
        [one] one pulse.
       *[other] { $pulses } pulses.
    }
courses-index-mean = The mean of the levels chosen, used for this chart only.
courses-index-share = The share of people who chose { $level } or higher, used for this chart only.
courses-percent = { $percent }%
courses-label-mean = Middle line: the mean
courses-label-limits = Outer lines: the limits of the usual ups and downs. Trial limits are dotted
courses-label-signal = Larger mark: worth a conversation
courses-label-aim = The board’s own aim: { $aim }
courses-column-pulse = Pulse
courses-column-figure =
    { $share ->
        [yes] Share
       *[no] Mean
    }
courses-column-signal = What stands out
courses-row-mean = Mean from { $first } on
courses-row-limits = Limits from { $first } on
courses-row-trial = trial limits
courses-row-rules = Rules
courses-no-signal = Nothing here stands out from the usual ups and downs.
courses-no-signal-on =
    { $count ->
        [one] Nothing stands out from the usual ups and downs on { $items }, the question with enough pulses to tell.
       *[other] Nothing stands out from the usual ups and downs on { $items }, the questions with enough pulses to tell.
    }
courses-signal-on = Something stands out on { $item }.
courses-signal-also = So it does on { $items }.
courses-signal = { $pulse } stands out: it is { $cause }.
courses-signal-earlier =
    { $count ->
        [one] One earlier pulse stands out too.
       *[other] { $count } earlier pulses stand out too.
    }
courses-signal-before =
    { $side ->
        [above] The pulses before it lay above the mean.
       *[below] The pulses before it lay below the mean.
    }
courses-as-above = as above
courses-cause =
    { $cause ->
        [above_limit] above the upper limit
        [below_limit] below the lower limit
        [rising] part of a row of { $run } or more, each higher than the one before
        [falling] part of a row of { $run } or more, each lower than the one before
        [two_in_three_above] near the upper limit, as at least two of three in a row are
        [two_in_three_below] near the lower limit, as at least two of three in a row are
        [shift_above] part of a row of { $run } or more above the mean
        [shift_below] part of a row of { $run } or more below the mean
       *[common] within the usual ups and downs
    }
courses-chance = That is worth a conversation. It is no alarm: chance alone does this now and then.
courses-variation =
    { $variation ->
        [improvement_high] The latest pulse is higher than usual, towards the board’s aim.
        [improvement_low] The latest pulse is lower than usual, towards the board’s aim.
        [concern_high] The latest pulse is higher than usual, away from the board’s aim.
        [concern_low] The latest pulse is lower than usual, away from the board’s aim.
        [neutral_high] The latest pulse is higher than usual.
        [neutral_low] The latest pulse is lower than usual.
       *[common_cause] The latest pulse is within the usual ups and downs.
    }
courses-assurance =
    { $assurance ->
        [consistent_pass] The usual ups and downs stay above the board’s aim of { $aim }.
        [consistent_fail] The usual ups and downs do not reach the board’s aim of { $aim }. It takes a change to get there.
       *[inconsistent] The board’s aim of { $aim } lies within the usual ups and downs: some pulses reach it and some do not.
    }
courses-constant = Every pulse since then came to the same figure: there is no variation, so no limits are drawn.
courses-no-limits = There is too little variation, or too few pulses, to draw limits.
courses-trial =
    The limits are trial limits: they rest on { $pulses ->
        [one] one pulse, and not
       *[other] { $pulses } pulses, and not
    } on { $least }.
courses-rules-line = Drawn by { $name }: { $about }
courses-profile =
    { $profile ->
        [ptd_0_2_2] “Making Data Count” rules, reference (NHSRplotthedots 0.2.2)
        [ptd_0_2_2_unscreened] “Making Data Count” rules, reference without screening
        [nhs_tools_2023_run7] “Making Data Count” rules, NHS tools 2023, rows of 7
       *[nhs_tools_2023_run6] “Making Data Count” rules, NHS tools 2023, rows of 6
    }
# On a button the telling part stands first, as not every screen has room for the rest.
courses-profile-way =
    { $profile ->
        [ptd_0_2_2] Reference (NHSRplotthedots 0.2.2)
        [ptd_0_2_2_unscreened] Reference without screening
        [nhs_tools_2023_run7] Rows of 7 (NHS tools 2023)
       *[nhs_tools_2023_run6] Rows of 6 (NHS tools 2023)
    }
courses-profile-about =
    { $profile ->
        [ptd_0_2_2] 7 in a row count, and very large jumps do not widen the limits.
        [ptd_0_2_2_unscreened] 7 in a row count, and all jumps widen the limits.
        [nhs_tools_2023_run7] 7 in a row count, all jumps widen the limits, and points outside count as near ones too.
       *[nhs_tools_2023_run6] 6 in a row count, all jumps widen the limits, and points outside count as near ones too. It flags more by chance.
    }

# Breaks, and what happened when
courses-break =
    { $why ->
        [edition] another edition
        [reworded] in other words
       *[rebased] a new time begins
    }
courses-new-time = A new time begins: { $reason }
courses-break-at = Before { $pulse }: { $why }. What lies before is not compared with what comes after.
courses-happened-and-new-time = { $happened }. { $new }
courses-happened = { $day }: { $what }
courses-kind =
    { $kind ->
        [new_chair] new chair
        [members] more than a third of the members changed
        [election] election
        [merger] merger or split of bodies
       *[other] something else
    }
courses-kind-and-words = { $kind } – { $words }

# Private pages
courses-summary = Your board over time
courses-button = Over time
courses-no-board = You are on no board at present, so there is nothing to show.
courses-which-board = Which board do you mean?
courses-which-series = Which of them do you want to see over time?
courses-nothing-yet = No summary has been posted yet. From the third on you see here how the answers went.
courses-page = { $board } over time
courses-page-series = { $board } over time: { $edition }
courses-page-item = { $item } over time ({ $edition })
courses-look-at-one = Look at one question:
courses-back = Back to the overview
courses-what-happened = What happened when:
courses-happened-way = What happened
courses-rules-way = Rules of the charts
courses-write-it-down = Write it down
courses-suggest = { $happened }. Does a new time begin there? Nothing changes unless you say so, with a reason.
courses-suggest-members =
    More than a third of the members of your board changed before { $day }. You can write that down, so that the charts say it.

# What happened
courses-page-happened = What happened to { $board }
courses-nothing-written = Nothing is written down yet.
courses-happened-how = It stands as a note under the charts that everybody on the board sees. Names of people are not needed.
courses-kind-way =
    { $kind ->
        [new_chair] A new chair
        [members] Members changed
        [election] An election
        [merger] A merger
       *[other] Something else
    }
courses-change-one = Change one:
courses-one = { $number } · { $day }
courses-change = Change it
courses-remove = Remove it
courses-new-time-way = A new time begins here
courses-unbegin = No new time here
courses-back-happened = Back to what happened
courses-undo = Undo
courses-box =
    { $kind ->
        [new_chair] When did the new chair begin?
        [members] When did the members change?
        [election] When was the election?
        [merger] When was the merger?
       *[other] When was it, and what happened?
    }
courses-box-how =
    Write the day first, for example: 12 May 2026. { $needs ->
        [yes] Then say in a few words what happened.
       *[no] A few words behind it are welcome.
    } Everybody on the board can read it.
courses-box-opens = Write it down
courses-box-keep = Keep it
courses-box-amend = What should it say?
courses-box-amend-how = The day first, then what happened. Everybody on the board can read it.
courses-box-reason = Why does a new time begin?
courses-box-preview = Show what changes
courses-new-time-how =
    The charts would begin anew after { $happened }: nothing before that day is compared with what comes after. Say why in
    { $least } words or more. Everybody on the board can read it. First you see what changes.
courses-preview = A new time would begin on { $day }: { $reason }
courses-preview-series = { $edition }: the charts would begin anew with the pulse of { $pulse }. { $after ->
        [one] One pulse lies
       *[other] { $after } pulses lie
    } after the break.
courses-preview-nothing = No chart changes yet, as no two pulses lie on either side of that day.
courses-preview-stays = No figure is lost: all pulses stay on the charts, and you can undo it at any time.
courses-begin = Begin a new time
courses-leave = Leave it as it is
courses-begun = A new time begins on { $day }: { $reason }
courses-ended-time = No new time begins on { $day } any more.
courses-written = Written down: { $happened }
courses-changed = It now says: { $happened }
courses-removed = Removed: { $happened }
courses-brought-back = It is back: { $happened }
courses-stale = That has changed in the meantime, so nothing was done. This is how it stands.
courses-there = That is written down already: { $happened }
courses-not-yours = Only the chair and the coordinators of a board can do that. Nothing was changed.
courses-no-number = There is no number { $number } here. Nothing was changed.
courses-fault-day = I could not read a day at the beginning of that. Nothing was kept. Write the day first, like this: 12 May 2026 new chair.
courses-fault-ahead = That day is still to come. Nothing was kept. Write it down when it has happened.
courses-fault-early = That day is too long ago to stand on a chart. Nothing was kept. Write a day after 1989.
courses-fault-what = Say in a few words what happened. Nothing was kept yet.
courses-fault-long = That is longer than 120 characters, which no picture has room for. Nothing was kept yet. Please shorten it.
courses-fault-reason = That is too short to tell others why. Nothing was changed. Give the reason in 5 words or more, and in 300 characters at most.

# Rules of the charts
courses-page-rules = Rules of the charts: { $edition }
courses-aims = Your board’s own aims:
courses-aims-off = An aim is a level, so it is drawn only on the mean of the levels.
courses-no-aims = Your board has set no aim, so no chart says which way is better.
courses-reason-given = The reason given last: { $reason }
courses-rules-choose = Draw by other rules:
courses-index-choose = Draw another figure in control charts:
courses-index-way-mean = The mean of the levels
courses-index-way-share = The share at { $level } or higher
courses-aim-choose = Set an aim for one question, or take it back:
courses-aim-how = Which level has your board set as its aim on { $item }? Only an aim that the board itself agreed belongs here.
courses-aim-none = No aim
courses-aim-box = Where did your board agree on this?
courses-aim-box-how = The aim on { $item } would be { $level }. Say where or when the board agreed on it. Everybody on the board can read it.
courses-aim-keep = Set the aim
courses-aim-set = The aim on { $item } is { $level } now.
courses-aim-gone = There is no aim on { $item } any more.
courses-aim-fault = Say in a few words, 300 characters at most, where the board agreed on this aim. Nothing was changed.
courses-rules-set = From now on the charts are drawn by { $name }.
courses-index-set = From now on control charts draw this: { $index }

# My data
courses-kept = What you wrote down about your boards
courses-kept-count =
    { $count ->
        [one] one thing
       *[other] { $count } things
    }

# Typed
typed-courses = over time, course over time
typed-courses-happened = happened, what happened
typed-courses-new-time = new time
typed-courses-rules = rules
typed-courses-aim = aim
typed-courses-remove = remove, delete
typed-courses-yes = yes
typed-courses-off = off, no
typed-courses-mean = mean
typed-courses-share = share
typed-courses-today = today
typed-courses-yesterday = yesterday
typed-courses-kind-new-chair = new chair, a new chair, another chair
typed-courses-kind-members = members changed, new members
typed-courses-kind-election = election, an election, elections
typed-courses-kind-merger = merger, a merger, merged
typed-courses-kind-other = other, something else

# On the command line
courses-cli = How the answers of a board went over time: pictures, what happened when, and the rules of the charts
courses-cli-board = The board’s short name
courses-cli-show = What the published pulses of a framework came to, one after the other
courses-cli-framework = Which framework, where the board was asked several: its short name
courses-cli-item = The number of the question
courses-cli-out = Write the picture to this file, as a PNG; with --item that question’s last one
courses-cli-written = The picture is in { $file }.
courses-cli-no-picture = There is no picture to write yet: it takes three pulses that can be shown.
courses-cli-which = Say which one you mean with --framework: { $frameworks }.
courses-cli-happened = What happened to the board, as its charts say it
courses-cli-happened-list = All that is written down, by day
courses-cli-happened-add = Write something down, the day first: 12 May 2026 new chair
courses-cli-happened-remove = Take one out of all charts
courses-cli-what = The day, then what happened: new chair, members changed, election, merger, or your own words
courses-cli-number = Its number in the list
courses-cli-new-time = Let charts begin anew where something happened. Without --begin: what would change
courses-cli-reason = Why, in 5 words or more
courses-cli-begin = Begin it
courses-cli-begin-it = Nothing is changed yet. Add --begin to begin it.
courses-cli-off = Take it back
courses-cli-rules = By which rules the charts are drawn; with an option, draw them by others
courses-cli-profile = The rules by number: 1 reference, 2 reference without screening, 3 NHS tools with rows of 7, 4 NHS tools with rows of 6
courses-cli-index = What control charts draw: “mean”, or a level for the share who chose it or a higher one
courses-cli-no-item = There is no question { $number }. Questions go from 1 to { $most }. Nothing was changed.
courses-cli-bad-profile = There are rules 1 to { $most }. Nothing was changed.
courses-cli-bad-index = Control charts can draw the “mean”, or the share from one of these levels: { $levels }. Nothing was changed.
courses-cli-bad-level = The levels are { $levels }. Nothing was changed.
courses-cli-aim = Set the board’s own aim on a question, or take it back
courses-cli-level = The level that the board agreed on
courses-cli-aim-reason = Where the board agreed on it
