# What a closed pulse says where it is not the view of the board itself: the council, partners, communities. Told to the board.
# Each message stands in for the one of the same name without "others-".

others-whose-view =
    { $whose ->
        [council] We asked some people from the council, so this is not the view of the whole council.
        [partners] We asked some partners, so this is not the view of all partners.
       *[communities] We asked some people from communities, so this is not the view of all communities.
    } It stands apart from the board’s own view, and the two are never added up.

others-summary-notification = { $board } has a new summary. How { voices-people } see it: { $edition }.
others-summary-heading = How { voices-people } see it. { $board }: { $edition }
others-summary-response =
    { $eligible ->
        [one] { $answered } of the one person who was asked answered.
       *[other] { $answered } of the { $eligible } people who were asked answered.
    }
others-summary-response-low =
    { $answered } of the { $eligible } people who were asked answered, so { $missing ->
        [one] one view is missing.
       *[other] { $missing } views are missing.
    } Take the rest as a first look.
others-summary-too-few =
    { $eligible ->
        [one] { $answered } of the one person who was asked answered: too few to show without pointing at people.
       *[other] { $answered } of the { $eligible } people who were asked answered: too few to show without pointing at people.
    }

others-summary-differ-camps = Where they differ most: { $item }. There are two groups. Some chose { $lower }, others { $upper }.
others-summary-differ-spread = Where they differ most: { $item }. Answers run from { $low } to { $high }.
others-summary-differ-half = Where they differ most: { $item }. The middle half of them chose { $half }.
others-summary-differ-plain = Where they differ most: { $item }. They see this differently.
others-summary-differ-also = They also differ on { $items }.
others-summary-differ-nowhere = They see everything shown here much alike.
others-summary-question-any = A question for the meeting: what would you like to ask them about { $item }?
others-summary-agree = Where they agree
others-summary-agree-broadly = Where they broadly agree

others-summary-step = Where they want you to be in { $months } months: the longest step is on { $item }. Now: { $now }. Then: { $ahead }.
others-summary-step-alike = Where they want you to be in { $months } months: the longest steps, all alike, are on { $items }.
others-summary-step-every = Where they want you to be in { $months } months: the same step on every question.
others-summary-step-none = Where they want you to be in { $months } months: about where you are now.
others-summary-step-lower = They expect you to be lower than now on { $items }.

others-summary-arrived =
    { $months ->
        [12] A year ago
       *[other] { $months } months ago
    } some of them said where they wanted you to be by now. This is how the same people see it today.
others-summary-celebrate-agree = One thing to celebrate: they largely agree on { $items }: { $where }.
others-summary-celebrate-all = One thing to celebrate: everyone who was asked answered. Please thank them.

others-summary-mostly-not-sure = Most of them said “not sure” on { $items }. Who could tell them more?
others-summary-mostly-not-my-area = Most of them said “not my area” on { $items }. Whose area is it?
others-summary-cannot-range =
    What this cannot say: { $others ->
        [one] how one more person who was asked sees
       *[other] how the other { $others } people who were asked see
    } { $item }. Whatever they think, its middle lies between { $low } and { $high }.
others-summary-cannot-same =
    What this cannot say: { $others ->
        [one] how one more person who was asked sees
       *[other] how the other { $others } people who were asked see
    } { $item }. Whatever they think, its middle stays at { $low }.

others-summary-chart-title = { $edition }: where you are, as they see it
others-summary-chart-title-ahead = { $edition }: where you are and where they want you to be
others-summary-chart-subtitle = { $board }, as { voices-people } see it, { $day }. { $answered } of { $eligible } people who were asked answered.

others-layers-moved-other = Last time, on { $previous }, they were asked from another edition: { $edition }. Answers to different questions are not compared.

others-consensus-alike = Where they see it alike
others-consensus-apart = Where they see it differently
others-consensus-nowhere-alike = There is nothing here yet that they see alike.
others-consensus-nowhere-apart = They see everything shown here much alike.
others-consensus-item = { $where } How sure they are: { $sure }.
others-consensus-half = The middle half of them chose { $half }.
others-consensus-plain = Their views on this stand far apart.
others-consensus-few-sure = Few of them are sure about { $items }.

others-pick-most = Most of them would spend time on { $items }.
others-pick-most-often = No one thing was picked by most of them. Picked most often: { $items }.
others-pick-no-most = No one thing was picked by most of them.
others-pick-next-any = A question for the meeting: what would you like to ask them about this?
others-pick-low = A low count does not mean that something is done. It means that fewer of them would spend time on it now.
others-pick-rest-half = Nothing else on the list was picked by more than half of them.
