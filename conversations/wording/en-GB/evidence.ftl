# "How much of that holds for us today?": asked after a level, where a board switched the check on.

evidence-asked = How much of that holds for us today?
evidence-blank = That level has no description here, so there is nothing more to say of it. Nothing was changed. Type the level alone.

evidence-help = You can press or type. Type { $low } to { $high } for the level, then { $least } to { $most } for how much of it holds. Both at once works too: “{ $high } { $least }”. “Not sure”, “not my area” and “skip” are fine for the level. “2: { $high } { $least }” changes question 2. “Note 2: …” adds a private note. “Review” lists your answers. “Go on” asks the next one. “Home” leads to all that is yours.
evidence-not-understood = I did not understand that, and changed nothing. Type one number, { $low } to { $high }, for the level. With a second one, { $least } to { $most }, you say how much of it holds. “Help” shows all that works here.
evidence-out-of-range = That does not fit here, so nothing was changed. Levels go from { $low } to { $high }. How much of it holds goes from { $least } to { $most }. Questions go from 1 to { $total }.
evidence-change-typed = If you type, put the number of the question first: “{ $position }: { $low }”, or “{ $position }: { $low } { $sure }” to say how much of it holds as well.

# What a closed round says, for the board's channel. It may be the view of the board or of others, so it speaks to nobody.
evidence-lead = How much of it holds today. Each person was asked about the description that they chose.
evidence-item = { $level } · { $held }
evidence-item-apart = Views on the level differ. Of what each person chose: { $held }
evidence-mostly = Mostly true today: { $items }.
evidence-talk = Still on the way: { $items }. What is missing there, and who could help? That talk is worth having.
