# Whose view a round asks for, where it is not only the board's. Said to those who are asked; what the board reads is in others.ftl.

voices-people =
    { $whose ->
        [council] people from the council
        [partners] partners
        [communities] people from communities
       *[board] members of the board
    }
voices-heading = { $board }: { $edition }, as { voices-people } see it
voices-asked =
    { $whose ->
        [council] { $board } asks you as somebody from the council.
        [partners] { $board } asks you as one of its partners.
       *[communities] { $board } asks you as somebody from a community.
    }
voices-promise =
    In confidence: only you see your answers. The board sees them only in totals with the answers of other { voices-people }, and only if
    at least { $floor } people answer. They are shown once, when this closes: { $closes }. They stand apart from the board’s own view, and are
    never added to it. They are never told as the view of { $whose ->
        [council] the whole council
        [partners] all partners
       *[communities] all communities
    }. We keep your answers for { $months } months. Freedom of information law applies, as to other public records.
voices-closed = “{ $edition }” closed on { $closed }. Nothing was changed. The summary goes to the board.
voices-answers-earlier = { $board }, as { voices-people } see it, { $day }
voices-data =
    { $whose ->
        [council] You have no seat. The board asks you as somebody from the council.
        [partners] You have no seat. The board asks you as one of its partners.
       *[communities] You have no seat. The board asks you as somebody from a community.
    }

# Where several rounds stand in one list: an edition, and who is asked.
voices-named = { $edition } ({ $people })
