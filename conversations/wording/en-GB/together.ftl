# Several things for one person, as one message.

together-heading =
    { $count ->
        [one] { $count } thing for you
       *[other] { $count } things for you
    }
together-why = I bring these together, so that I write to you only once. Take them in any order.
together-part = { $what } ({ $board })
together-line = { $number }. { $what }
together-show = Show { $number }
together-home = Or type “home” to see what waits for you.
together-over = That is over by now. Type “home” to see what is open.

# What a learning set brings, without the name of the set
together-set-mind = Learning set: what is on your mind?
together-set-prepare = Learning set: prepare your issue
together-set-eve = Learning set: the day before
together-set-starts = Learning set: it begins
together-set-ended = Learning set: after the meeting
together-set-week-on = Learning set: a week on
together-set-halfway = Learning set: halfway to the next meeting
together-set-week-before = Learning set: a week before the next meeting
together-set-review = Learning set: a look at the set itself
together-set-after = Learning set: half a year later
together-set-changed = Learning set: its dates
