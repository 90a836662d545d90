# "Where are we on this, and how sure are you?": for instruments that have no levels of their own, and want no measuring.

consensus-now = Where are we on this?
consensus-sure = How sure are you?
consensus-now-was = You said: { $now }

consensus-help = You can press or type. Type { $low } to { $high } for where we are, then { $least } to { $most } for how sure you are. Both at once works too: “{ $low } { $least }”. “Not sure”, “not my area” and “skip” are fine for where we are. “2: { $low } { $least }” changes question 2. “Note 2: …” adds a private note. “Review” lists your answers. “Go on” asks the next one. “Home” leads to all that is yours.
consensus-not-understood = I did not understand that, and changed nothing. Type one number, { $low } to { $high }, for where we are. With a second one, { $least } to { $most }, you say how sure you are. “Help” shows all that works here.
consensus-out-of-range = That does not fit here, so nothing was changed. Where we are goes from { $low } to { $high }. How sure you are goes from { $least } to { $most }. Questions go from 1 to { $total }.
consensus-change-typed = If you type, put the number of the question first: “{ $position }: { $low }”, or “{ $position }: { $low } { $sure }” to say how sure you are as well.

# What a closed round says, for the board's channel.
consensus-no-measure = This is a start for your talk, not a measurement. Nothing here is added up, and no part is held against another.
consensus-alike = Where you see it alike
consensus-apart = Where you see it differently
consensus-nowhere-alike = There is nothing here yet that you see alike.
consensus-nowhere-apart = You see everything shown here much alike.
consensus-item = { $where } How sure you are: { $sure }.
consensus-place = { $where }.
consensus-camps = There are two groups. Some chose { $lower }, others { $upper }.
consensus-spread = Answers run from { $low } to { $high }.
consensus-half = The middle half of you chose { $half }.
consensus-plain = Your views on this stand far apart.
consensus-few-sure = Few of you are sure about { $items }.
consensus-look = What the document hopes to see of “{ $item }”:
consensus-table = The same in numbers
consensus-column-item = Part
consensus-column-now = Where
consensus-column-sure = How sure
consensus-no-number = –
consensus-why-no-number = Where a number is missing, it could point at people.
consensus-cell = { $people } chose { $step }
