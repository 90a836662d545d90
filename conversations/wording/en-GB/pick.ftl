# Picking some of a list: what needs the board's time next.

pick-heading = What needs our time?
pick-question =
    { $most ->
        [one] Pick the one that needs our time most next quarter.
       *[other] Pick up to { $most } that need our time next quarter.
    } Press one to pick it, and press it again to take it back. Then press “Done”.
pick-none-so-far = Picked so far: none.
pick-so-far = Picked so far ({ $count } of { $most }): { $items }.
pick-name-picked = { $item } (picked)
pick-picked = picked
pick-passed = not picked
pick-none-picked = None of these need our time.
pick-all = The list
pick-done = Done
pick-none = None of these need our time
pick-change = Change my picks
pick-typed = If you type: “2 5” picks exactly those, and you are done. You can name up to { $most }.
pick-full =
    { $most ->
        [one] You have picked one already, and one is the most.
       *[other] You have picked { $most } already, and { $most } is the most.
    } Take one back first, then pick the other.
pick-too-many =
    { $most ->
        [one] One is the most,
       *[other] { $most } is the most,
    } so nothing was changed. Choosing is hard, and that is the point. Which can wait?
pick-nothing-yet = You have picked nothing yet, so nothing was changed. Pick what needs our time, or say that none of these do.
pick-not-done = You are not done yet. Go on, and press “Done” when you are. You can change your picks until { $closes }.
pick-not-counted = You had not pressed “Done”, so these were not counted.
pick-reminder =
    { $begun ->
        [yes] Your picks wait for “Done”.
       *[no] One list waits for your picks.
    } It closes { $closes }.
pick-card-summary =
    { $most ->
        [one] { $edition }: pick one
       *[other] { $edition }: pick up to { $most }
    }
pick-help = You can press or type. “2 5” picks exactly those, and you are done. You can name up to { $most }. “None” means that none of these need our time. “Done” keeps your picks as they are. “Change” shows the list again. “Note 2: …” adds a private note. “Review” lists your picks. “Home” leads to all that is yours.
pick-not-understood = I did not understand that, and changed nothing. Type the numbers that you pick, from 1 to { $total }, for example “2 5”. “Help” shows all that works here.
pick-out-of-range = That number is not on the list, so nothing was changed. The list goes from 1 to { $total }.
pick-size =
    One list of { $total } to pick from{ $minutes ->
        [one] , about a minute.
       *[other] , about { $minutes } minutes.
    }

# Words a member may type, separated by commas. The first is the one that help texts show.
typed-pick-done = done, finished, that is all, that's all
typed-pick-none = none, none of these, none of them, nothing, none of these need our time

# What a closed list says, for the board's channel.
pick-most = Most of you would spend time on { $items }.
pick-most-often = No one thing was picked by most of you. Picked most often: { $items }.
pick-no-most = No one thing was picked by most of you.
pick-next-any = A question for the meeting: what would have to wait, so that there is time for this?
pick-low = A low count does not mean that something is done. It means that fewer of you would spend time on it now.
pick-no-numbers = There were too few answers to show numbers without pointing at people.
pick-counted = In numbers
pick-column-item = What could need our time
pick-column-count = Picked by
pick-count-exact = { $count } of { $done }
pick-count-many = { $least } or more of { $done }
pick-rest =
    { $named ->
        [yes] Nothing else on the list
       *[no] Nothing on the list
    } was picked by { $least } of { $done } or more.
pick-rest-half = Nothing else on the list was picked by more than half of you.
