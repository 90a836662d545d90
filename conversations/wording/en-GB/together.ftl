# Several things for one person, as one message.

together-heading =
    { $count ->
        [one] { $count } thing for you
       *[other] { $count } things for you
    }
together-why = I bring these together, so that I write to you only once. Take them in any order.
together-part = { $what } ({ $board })
together-show = Show it
together-home = Or type “home” to see what waits for you.
together-over = That is over by now. Type “home” to see what is open.
