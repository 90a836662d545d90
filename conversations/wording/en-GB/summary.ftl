# What a closed pulse says, for the board's channel. Numbers are people, or level values with their names.

summary-notification = { $board } has a new summary: { $edition }.
summary-heading = { $board }: { $edition }
summary-closed = Closed { $day }.
summary-response = { $answered } of { $eligible } answered.
summary-response-low =
    { $answered } of { $eligible } answered, so { $missing ->
        [one] one view is missing.
       *[other] { $missing } views are missing.
    } Take the rest as a first look.

summary-too-few = { $answered } of { $eligible } answered: too few to show without pointing at people.
summary-too-few-next = That happens in busy weeks. You could talk it through at the next meeting, or ask again in a month.
summary-too-few-ever =
    Figures need { $floor } answers, and { $eligible ->
        [one] only one person was asked.
       *[other] only { $eligible } people were asked.
    } So there can be none, however many answer. You could talk it through at the next meeting.
summary-none-shown = No question had enough answers to show without pointing at people.

summary-level = { $value } { $name }
summary-range = { $low } to { $high }

summary-differ-camps = Where you differ most: { $item }. There are two groups. Some chose { $lower }, others { $upper }.
summary-differ-spread = Where you differ most: { $item }. Answers run from { $low } to { $high }.
summary-differ-half = Where you differ most: { $item }. The middle half of you chose { $half }.
summary-differ-plain = Where you differ most: { $item }. You see this differently.
summary-differ-also = You also differ on { $items }.
summary-others =
    { $count ->
        [one] one other
       *[other] { $count } others
    }
summary-differ-nowhere = You see everything shown here much alike.
summary-question = A question for the meeting: { $question }
summary-question-more = Another question: { $question }
summary-question-from-item = It goes with { $item }.
summary-question-from-annex = It is from Annex A, and bears on { $item }.
summary-question-any = A question for the meeting: what would each of you point to on { $item }?
summary-agree = Where you agree
summary-agree-broadly = Where you broadly agree

summary-moved-first = This was the first time, so there is nothing to compare it with yet.
summary-moved = What moved since { $previous }
summary-moved-item =
    among the { $paired } who answered both times, { $up ->
        [0] none
       *[other] { $up }
    } moved up, { $down ->
        [0] none
       *[other] { $down }
    } down, { $same ->
        [0] none
       *[other] { $same }
    } stayed.
summary-moved-chance = With numbers this small that could be chance.
summary-moved-fall = A fall can be honesty: people who learn more may place the board lower.
summary-moved-nowhere = Since { $previous }: where we can show it, nobody moved to another level.
summary-moved-held = We hold back what moved on { $items }, so that it points at nobody.
summary-moved-all-held = Since { $previous }: we hold back what moved, so that it points at nobody.
summary-moved-none-shown = Since { $previous }: too few answers can be compared to show what moved without pointing at people.

summary-step = Where you mean to be in { $months } months: the longest step is on { $item }. Now: { $now }. Then: { $ahead }.
summary-step-alike = Where you mean to be in { $months } months: the longest steps, all alike, are on { $items }.
summary-step-every = Where you mean to be in { $months } months: the same step on every question.
summary-step-none = Where you mean to be in { $months } months: about where you are now.
summary-step-lower = You expect to be lower than now on { $items }.

# A year ago people said where they meant the board to be by now. Here is where the same people find it.
summary-arrived =
    { $months ->
        [12] A year ago
       *[other] { $months } months ago
    } some of you said where you meant the board to be by now. This is how the same people see it today.
summary-arrived-item =
    of { $paired }, { $there ->
        [0] none find it
        [one] one finds it
       *[other] { $there } find it
    } there or beyond, { $short ->
        [0] and none short of it.
       *[other] { $short } not yet.
    }
summary-arrived-held = We hold back how { $items } came out, so that it points at nobody.

summary-celebrate-moved = One thing to celebrate: among those who answered both times, most moved up on { $item }.
summary-celebrate-agree = One thing to celebrate: you largely agree on { $items }: { $where }.
summary-celebrate-all = One thing to celebrate: everyone answered. Thank you.

summary-aside = { $people } on { $item }
summary-not-sure = Some said “not sure”: { $list }.
summary-not-my-area = Some said “not my area”: { $list }.
summary-mostly-not-sure = Most of you said “not sure” on { $items }. Who could tell you more?
summary-mostly-not-my-area = Most of you said “not my area” on { $items }. Whose area is it?
summary-withheld = Too few answers to show: { $items }.

summary-cannot-range =
    What this cannot say: { $others ->
        [one] how one more member sees
       *[other] how the other { $others } see
    } { $item }. Whatever they think, its middle lies between { $low } and { $high }.
summary-cannot-same =
    What this cannot say: { $others ->
        [one] how one more member sees
       *[other] how the other { $others } see
    } { $item }. Whatever they think, its middle stays at { $low }.
summary-meant = This is here to start a talk in your own place. It gives nobody marks.
summary-confidential = Answers are confidential. Small groups are left out on purpose.

summary-chart-title = { $edition }: where you are
summary-chart-title-ahead = { $edition }: where you are and where you mean to be
summary-chart-subtitle = { $board }, { $day }. { $answered } of { $eligible } answered.
summary-chart-now = Open dot: now
summary-chart-ahead = Solid dot: in { $months } months
summary-chart-spread =
    { $dots ->
        [yes] Small dots: one for each answer now. Band: the middle half
       *[no] Band: the middle half
    }
summary-chart-footer = A large dot marks the middle answer. Where there are two, both are marked and joined.
summary-chart-remark = { $answers } of { $eligible }
summary-chart-withheld = too few answers to show
summary-chart-alt =
    { $items ->
        [one] A row of dots for one question,
       *[other] A row of dots for each of { $items } questions,
    } from { $lowest } to { $highest }.
summary-chart-twin = The same in words
summary-column-item = Question
summary-column-now = Now
summary-column-half = Middle half
summary-column-ahead = In { $months } months
summary-column-answers = Answers
summary-column-views = Views
summary-cell-counts = { $middle } ({ $counts })
summary-cell-count = { $people } at level { $level }
summary-cell-count-more = { $people } at { $level }
summary-views =
    { $views ->
        [largely_agree] largely alike
        [broadly_agree] broadly alike
        [spread] spread
       *[differ] far apart
    }
