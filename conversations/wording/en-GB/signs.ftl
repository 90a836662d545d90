# Where the questions of a summary lead on to. At most three of these, small; the first of an item says which it is.

signs-lead = To go with these questions
signs-on = On { $item }.
signs-item = Also asked, in { $edition }: { $question }
signs-case = { $lead } { $place }: { $tried } It is no model to copy, only food for thought.
signs-pack = There is a workshop pack for this: “{ $title }”
signs-page = To read, from { $owner }:
