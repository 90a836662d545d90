# Where a question leads on to, below it. At most three of these, small.

signs-item = Also asked, in { $edition }: { $question }
signs-case = { $lead } { $place }: { $tried } It is no model to copy, only food for thought.
signs-pack = There is a workshop pack for this: “{ $title }”
signs-page = To read, from { $owner }:
