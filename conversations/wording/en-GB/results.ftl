# What a closed pulse came to, for single people: the chair sees the summary first, and members their own answers beside the board's.

# The chair's preview
preview-summary = You see it first: the new summary of { $board }
preview-heading = { $board }: you see it first
preview-when = As chair you see the summary first. It goes to the board’s channel on { $when }.
preview-when-election = As chair you see the summary first. Nothing is posted before an election, so it goes to the board’s channel on { $when }.
preview-when-lost = As chair you see the summary first. I cannot post to the board’s channel at the moment. Those who keep the board running have been asked for another. It goes there then.
preview-when-leaving = As chair you see the summary first. It is on its way to the board’s channel now.
preview-why = You have time to think about how to open the talk. Nobody can change a figure or hold it back, and that goes for you too.
preview-below = Below is what everybody will read.
preview-post = Post it now
preview-help = What can I do with this?
preview-help-summary = What to do with a summary
preview-help-open = Open the talk with its first question, before you look at any figure.
preview-help-ask = Ask who sees it differently. Give them time, and speak last yourself.
preview-help-who = Do not ask who said what, and do not guess. Answers are confidential. People say what they see only as long as that holds.
preview-help-few = Where there is little to show, ask why. Too busy? Not sure? Not the right questions?

# “Post it now”
preview-posting = The summary of { $board } goes to the channel now.
preview-on-its-way = The summary of { $board } is already on its way to the channel.
preview-posted = The summary of { $board } is in the channel already.
preview-waits-election = Nothing is posted before an election. The summary of { $board } goes to the channel on { $when }.
preview-waits-holiday = Nothing is posted on a bank holiday. The summary of { $board } goes to the channel on { $when }.
preview-lost = I could not post the summary of { $board }. Those who keep the board running have been told. It goes out once there is a channel that I can post to.
preview-which = More than one summary waits. Which one shall I post now?

# One's own answers beside the board's
own-summary = Your own answers beside the board’s: { $edition }
own-lead = The board’s summary is out. Here is your own view beside it. Only you see this.
own-lead-few = Too few people answered for me to show what the board says. These are your own answers. Only you see them.
own-middle = For the board you see the middle answer.
own-middle-two = Where there are two, both stand there.
own-arrow =
    { $months ->
        [one] Before the arrow stands now, behind it in one month.
       *[other] Before the arrow stands now, behind it in { $months } months.
    }
own-middle-alike = For the board you see the answer where views are alike.
own-row = You: { $you }. The board: { $board }.
own-pair = { $now } → { $ahead }
own-half = { $now } · { $half }
own-apart = views stand apart
own-withheld = too few answers to show
own-alone = Most see this much alike, and you see it otherwise: { $items }.
own-read = Different is not wrong. Yours may be the view that the board needs to hear.
own-picked = You picked
own-picked-none = nothing
own-most = More than half picked
own-most-none = nothing on the list
own-not-done = You did not press “Done”, so your picks are not counted in the board’s.
own-way = Beside the board’s
own-not-out = The board’s summary is not out yet. You get your own answers beside it when it is.
own-over = Your answers to that are deleted by now, as promised. The board’s summary stands in its channel.

# On the command line
cli-summary = Show the newest summary of a board. Its figures are those that the channel got, and no others.
cli-summary-preview = The newest one even where it has not been posted yet.
cli-summary-none = { $board } has no summary yet.
cli-summary-waits = Not posted yet. It goes to the channel on { $when }.
cli-summary-not-posted = Not posted yet.

# Words a chair may type, separated by commas.
typed-preview-post = post it, post it now

# In the demonstration
demo-own-heading = What one member got afterwards, for themselves alone:
