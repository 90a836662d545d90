# A learning set is planned: nothing is sent before it starts.

set-setup-heading = A new learning set
set-setup-about = Four to eight people from any boards, six meetings, six to eight weeks apart. We go step by step. Nothing is sent before you press “Start”.
set-setup-ask-name = What is the set called?
set-setup-ask-people = Who is in it? Three people at least.
set-setup-ask-when = When do you meet first?
set-setup-box-name = The set’s name
set-setup-box-people = Names of people on your boards, @mentions, or a pasted list
set-setup-box-off = Whom do you want to take off?
set-setup-box-lead = Who facilitates? They need not be a member.
set-setup-box-when = First day and time, and if you like length, number and rhythm: “3 December 2 pm, 3 hours, 6 meetings, every 7 weeks”
set-setup-send = Keep
set-setup-open-name = Change the name
set-setup-open-people = Add people
set-setup-open-off = Take somebody off
set-setup-open-lead = Name a facilitator
set-setup-open-when = Change the dates
set-setup-take-turns = Let members take turns
set-setup-out = Without me
set-setup-in = With me
set-setup-name = Name
set-setup-none = Nobody yet
set-setup-turns = Members take turns
set-setup-length = Each meeting takes
set-setup-undo = Undo
set-setup-stop = Discard it
set-setup-start = Start
set-setup-nothing-sent = Nothing has been sent. When you start, each member gets these dates, and may say “not for me”.
set-setup-refused = It cannot start like this. Change what is said above.
set-setup-bad-name = A set needs a name of at most { $most } characters.
set-setup-bad-when = I could not read that. Try “3 December 2 pm”.
set-setup-half-when = I need a day and a time for the first meeting, such as “3 December 2 pm”.
set-setup-one = Name one person.
set-setup-nobody = Nobody in this set goes by “{ $name }”.
set-setup-unknown = I don’t know “{ $name }”. Use an @mention, or the name as it stands on your board.
set-setup-several = More than one person is called “{ $name }”. Use an @mention.
set-setup-gone = You are planning no set just now.
set-setup-stopped = Discarded. Nothing was sent.
set-setup-started = { $name } has begun. Members get their dates in { $minutes } minutes. Until then you can undo it, and nobody will have been told.
set-setup-there = This set has begun already.
set-setup-also =
    { $count ->
        [one] So it is once more.
       *[other] So it is { $count } times more.
    }
set-setup-taken-back = Taken back. Nobody was told. Your plan is here again.
set-setup-too-late = Its members have been told. “End this set” on its page ends it.

