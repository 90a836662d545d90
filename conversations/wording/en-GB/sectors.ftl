# Groups of a board told apart, where the board switched that on.

sectors-promise = Your board also looks at its answers group by group: { $groups }. Only the middle answers of a group are shown, and only where at least { $floor } people answer in every group.
sectors-title = In groups of { $floor ->
        [3] three
        [4] four
        [5] five
       *[other] { $floor }
    } or more
sectors-column-part = Part
sectors-withheld = not shown
sectors-care = Middle answers now. The groups go by the seats held on the day this opened. They are shown all together or not at all.
sectors-none = The groups could not be told apart this time. Each group needs at least { $floor } answers to a part.

# A floor below five, for administrators
doctor-floor = Fewest answers
doctor-floor-decided = { $board } shows results from { $floor } answers. Decided on { $on }: { $why }
doctor-floor-undecided = { $board } shows results from { $floor } answers, and no decision on that is written down. Add floor_decision to its file and load it again.
