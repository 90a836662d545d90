# A line of a reflection that a member gives to others: to the board with their name, or to the coordinator without it.

line-summary = A line to share
line-to-board = Share a line with the board
line-to-coordinator = To the coordinator, no name
line-heading-board = Share a line with the board
line-heading-coordinator = Offer a line to the coordinator, without my name
line-typed-board = share: …
line-typed-coordinator = offer: …
line-typed-share-board = share it
line-typed-share-coordinator = offer it
line-box = The words to give away, at most { $most } characters. Your reply itself stays yours.
line-look = See it first
line-preview = This is what others will see. Nothing has left yet.
line-who-board = Everybody in the channel of { $board } sees it, with your name. Those who run your chat may see it, too.
line-who-coordinator = Only those who keep { $board } running see it: { $names }. Your name does not stand there. In a small board they may still guess who wrote it.
line-when-board = It is posted at { $time }. Until then you can take it back.
line-when-holiday = Nothing is posted on a bank holiday. It goes out on the next working day. Until then you can take it back.
line-when-quiet = Nothing is posted before an election. It waits up to and including { $day }. Until it leaves you can take it back.
line-when-coordinator = It comes with the next digest. Until that has left you can take it back, and nobody will have seen it.
line-share-board = Share it
line-share-coordinator = Offer it
line-other-words = Other words
line-leave = Share nothing
line-left = Fine. Nothing was shared.
line-empty = There were no words in it, so nothing was shared.
line-too-long = That is { $length } characters. A line has at most { $most }. Nothing was shared.
line-changed = Your words have changed since. This is how they stand now.
line-no-reply = There is no reply of yours to share a line from. Reply to a question first.
line-no-seat = You hold no seat on { $board } any more, so nothing new of yours goes there.
line-no-coordinator = Nobody but you keeps { $board } running, so there is nobody to offer it to.
line-once = You gave a line from this reply before, and it was seen. There is only one for each reply.
line-nothing = There is no line that waits for your yes.
line-none-back = There is no line of yours to take back.

line-stands-board =
    { $gone ->
        [no] Your line goes to the channel of { $board }:
        [perhaps] Your line is on its way to the channel of { $board }:
       *[yes] Your line stands in the channel of { $board }:
    }
line-stands-coordinator =
    { $gone ->
        [no] You have offered this to those who keep { $board } running. They have not seen it yet:
       *[yes] You have offered this to those who keep { $board } running. Their digest with it has left:
    }
line-back = Take it back
line-back-board =
    { $gone ->
        [no] Taken back. Nothing was posted.
        [perhaps] It was just leaving, so it may be posted all the same. What is posted stays there. You can ask a channel owner to delete it.
       *[yes] It was posted before, and what is posted stays in the channel. I cannot unsay it. You can ask a channel owner to delete it.
    }
line-back-coordinator =
    { $gone ->
        [no] Taken back. Nobody has seen it.
       *[yes] The digest with it has left, so they may have read it. It is gone from their page.
    }
line-show = Show or take back

line-posted = { $name } shares a thought on “{ $question }”:
line-posted-gone = { $name } shares a thought:
line-posted-summary = A thought from { $name }

line-mine = My lines
line-mine-none = You have given no line to anybody.
line-given =
    { $to ->
        [board] With your name, to { $board }, on { $day }:
       *[coordinator] Without your name, to those who keep { $board } running, on { $day }:
    }
line-copy = Lines of yours that you gave to others
line-copy-back = You took it back on { $day }.
line-data = Lines you gave to others

line-offered = Offered to you, without a name:
line-offered-way = Offered to you
line-offered-none = Nothing has been offered to you so far.
line-offered-about = Members may offer you a line of their own. It comes with your digest and stays here for { $days } days. Please do not ask who wrote it.

# Words a member may type, separated by commas.
typed-line-share = share, share a line
typed-line-offer = offer, offer a line
typed-line-share-it = share it
typed-line-offer-it = offer it
typed-line-leave = share nothing
typed-line-back = take it back, take my line back
typed-line-mine = my lines
typed-line-offered = offered to me, offered
