# Actions: what a board agreed to do, and how they come back. Nobody is chased: an action may be dropped, and its day may move.

steps-heading = Actions of { $board }
steps-summary = Your board's actions
steps-of-board = Actions of { $board }
steps-of-your-board = Our actions
steps-mine = My actions
steps-mine-none = No action is yours right now.
steps-none = No action is open.
steps-which-board = Which board do you mean?
steps-who-sees = Members of the board and those who run it can read this, here with me and never in the channel. At most { $most } actions are open at a time.
steps-day-passed = Planned for a day that has passed
steps-in-30 = In the next 30 days
steps-in-60 = In 31 to 60 days
steps-in-100 = In 61 to 100 days
steps-later = Later
steps-over = What became of earlier ones
steps-open = Open action { $number }
steps-by = By { $day }.
steps-yours = Yours.
steps-owned = { $name }.
steps-nobody = Nobody on the board has it.
steps-stands =
    { $stands ->
        [moving] It is moving.
       *[stuck] It is stuck.
    }
steps-seen = We would see: { $sign }
steps-ended =
    { $state ->
        [done] Done
       *[dropped] Dropped
    } on { $day }.
steps-changed =
    { $change ->
        [yes] It changed something.
        [partly] It changed something in part.
        [no] It changed nothing.
       *[too_early] Too early to tell.
    }

steps-row-who = Who
steps-row-day = By when
steps-row-sign = What we would see if it worked
steps-row-agreed = Agreed on
steps-row-position = It follows from
steps-row-stands = How it stands
steps-open-yet = still open
steps-how = How does it stand?
steps-moving = Moving
steps-stuck = Stuck
steps-done = Done
steps-dropped = Dropped
steps-another-day = Another day
steps-change-sign = What we would see
steps-change-text = Change the words
steps-hand-over = Hand it over
steps-undo = Undo
steps-add = Add an action
steps-add-line = Add a line
steps-keep = Keep it
steps-who-takes = Who takes it over? I tell them a little later, so you can still undo it.

steps-lines = One part a line. Only the first is needed, and you can change everything after that.
steps-part-what = What will be done
steps-part-who = Who does it
steps-part-day = By when
steps-part-sign = What you would see if it worked
steps-box = The action
steps-box-until = Until when? For example: 4 May
steps-box-sign = What would you see if it worked?
steps-box-reword = What will be done
steps-box-line = In one line: what changed, or why not?
steps-line-public = Your board can read this line.

steps-added = Kept. { $whose ->
        [yours] It is yours until you hand it to somebody.
       *[theirs] I tell { $name } a little later, so you can still undo it.
    } The day is { $day }.
steps-who-unknown = I do not know whom you mean by “{ $who }”, so that is still open.
steps-full = Your board has { $most } open actions, and more would only be a longer list. Close or drop one first. These are the ones:
steps-kept-stands =
    { $stands ->
        [moving] Kept: it is moving.
       *[stuck] Kept: it is stuck. What would help? Perhaps somebody on the board can.
    }
steps-kept-ended =
    { $state ->
        [done] Kept: done.
       *[dropped] Kept: dropped. That is a fine end, too.
    } In two weeks I ask { $whose ->
        [yours] you
       *[theirs] its owner
    } if it changed anything.
steps-kept-day = Kept: by { $day }.
steps-kept-text = Kept.
steps-kept-given = Kept: it goes to { $name }. I tell them a little later.
steps-kept-taken = Kept: it is yours now.
steps-kept-change =
    { $change ->
        [too_early] Kept: too early to tell. I ask once more in a month.
       *[other] Kept, thank you. Would you add a line for the board? It is up to you.
    }
steps-undone = Undone. It is as it was before.
steps-undone-gone = Undone. The action is gone.
steps-not-undone = Something newer was kept here since, so I undid nothing.
steps-newer = Somebody changed this after you pressed, so I left it as it is.
steps-over-already = This action is over, so I changed nothing.
steps-live-still = This action is still open. Say “done” or “dropped” first.
steps-not-a-day = I cannot read that as a day within the next two years. Try “4 May”.
steps-not-a-person = I need one person who is on the board today. “{ $who }” is nobody I know there, or more than one.
steps-unread = I need some text, of at most { $most } characters. Nothing was changed.
steps-not-yours = Only a coordinator, the chair or the owner can do that. Nothing was changed.
steps-no-number = There is no action with that number. Nothing was changed.

steps-letter = { $board }: an action of yours
steps-told-summary = An action is yours
steps-told =
    On { $agreed } your board agreed on an action and named you for it, by { $day }:

    “{ $action }”

    Is it not for you? Tell your coordinator, who can hand it over.
steps-asked-summary = How does your action stand?
steps-asked =
    On { $agreed } your board agreed on this, by { $day }:

    “{ $action }”
steps-alone = Only you get this message. Your board can see how the action stands.
steps-check-summary = Did your action change anything?
steps-check =
    “{ $action }” was { $state ->
        [done] done
       *[dropped] dropped
    } on { $day }.
steps-check-question = Did it change anything?
steps-change =
    { $change ->
        [yes] Yes
        [partly] Partly
        [no] No
       *[too_early] Too early
    }

steps-waiting = Your action “{ $action }” is planned for { $day }.
steps-check-waits = Did your action “{ $action }” change anything?
steps-orphan = “{ $action }” has no owner on the board any more.
steps-last-time = What we agreed last time: { $actions }.
steps-one-of = “{ $action }” by { $day }
steps-arrows-round = You drew arrows for about this time. “My arrows” shows them beside what you say now.
steps-week =
    { $count ->
        [one] One action comes up this week: { $actions }.
       *[other] { $count } actions come up this week: { $actions }.
    }
steps-week-passed = Planned for a day that has passed: { $actions }. You can move the day, or close it.
steps-week-orphans =
    { $count ->
        [one] { $actions } has no owner on the board any more.
       *[other] { $actions } have no owner on the board any more.
    } You can hand it over under “actions”.
steps-arrow-summary = Your arrows have come round
steps-arrow-now = Where are we now?

steps-data = Actions that are yours
steps-data-count =
    { $count ->
        [0] None.
        [one] One. It stays with your board.
       *[other] { $count }. They stay with your board.
    }
steps-copy = { $board }: your actions

steps-cli = What a board agreed to do: list, add, end and hand over its actions.
steps-cli-board = The board’s short name.
steps-cli-number = The number of the action, as “list” shows it.
steps-cli-list = All actions of the board, open ones first.
steps-cli-add = Add an action. A board has at most five open ones.
steps-cli-who = Who does it: the key or the name of somebody who is on the board today.
steps-cli-by = By when, for example “4 May” or 2027-05-04. Without it: in 100 days.
steps-cli-done = Note that an action is done.
steps-cli-drop = Note that an action is dropped.
steps-cli-hand-over = Give an action to somebody else.
steps-cli-undo = Take back the last change of an action, or a new one altogether.
steps-cli-not-undone = There is nothing here that can be undone.
steps-cli-nobody = Nobody is on this board today, so nothing can be written down for it.

# What buttons can be typed as. The words below are those that the lists of typed words hold.
steps-word-actions = actions
steps-word-mine = my actions
steps-word-action = action
steps-word-moving = moving
steps-word-stuck = stuck
steps-word-done = done
steps-word-dropped = dropped
steps-word-until = until
steps-word-sign = see
steps-word-reword = words
steps-word-line = line
steps-word-who = hand over
steps-word-give = give to
steps-word-undo = undo

# Words a person may type, separated by commas.
typed-steps-actions = actions, our actions
typed-steps-mine = my actions
typed-steps-action = action
typed-steps-moving = moving, it is moving, on track
typed-steps-stuck = stuck, it is stuck
typed-steps-done = done, finished
typed-steps-dropped = dropped, drop, drop it
typed-steps-undo = undo
typed-steps-who = hand over, hand it over
typed-steps-until = until, by, give it until
typed-steps-give = give to, hand over to, give it to, hand it over to
typed-steps-sign = see, we would see, sign
typed-steps-reword = words, text
typed-steps-line = line
typed-steps-yes = yes
typed-steps-partly = partly, in part
typed-steps-no = no
typed-steps-early = too early
typed-steps-label-who = who, owner
typed-steps-label-day = by when, when, until, day
typed-steps-label-sign = see, we would see, sign
