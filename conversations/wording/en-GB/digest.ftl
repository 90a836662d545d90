# The coordinator's weekly message. It counts people who could not be reached, and never says who did or did not answer.

digest-notification = Your week with Boardpulse
digest-quiet = A quiet week: nothing opened or closed, and nothing needs doing.
digest-next-of =
    { $boards ->
        [one] Next: { $board }, { $edition }, opens { $when }.
       *[other] Next: { $edition } opens { $when } for { $board }.
    }
digest-heading = Your week, { $first } to { $last }
digest-boards-quiet = A quiet week for { $names }.
digest-nothing-to-do = Nothing needs doing for { $names }.
digest-more-boards = { $count } more boards
digest-in-brief = There was much this week, so this holds only what needs doing and which rounds closed.

digest-closed = { $edition } closed: { $answered } of { $eligible } answered.
digest-closed-before =
    { $rounds ->
        [one] The round before: { $answers }.
       *[other] The rounds before, the oldest first: { $answers }.
    }
digest-n-of-n = { $answered } of { $eligible }
digest-too-few = That is too few to show any figures without pointing at people.
digest-too-few-ever =
    Figures need { $floor } answers, and { $eligible ->
        [one] only one person was asked.
       *[other] only { $eligible } people were asked.
    } So there can be none, however many answer.{ $lower ->
        [yes] {" "}The board may decide to show figures from fewer answers, never fewer than three. Whoever runs Boardpulse can set that.
       *[no] {""}
    }
digest-with-chair = The chair has the summary. The channel gets it { $when } at the latest.
digest-waiting =
    { $reason ->
        [chair] The chair has the summary of { $edition }. The channel gets it { $when } at the latest.
        [election] Nothing is posted before an election. The channel gets the summary of { $edition } { $when }.
       *[other] The summary of { $edition } waits. The channel gets it { $when }.
    }
digest-opened = { $edition } opened. It closes { $when }.
digest-next = Next: { $edition } opens { $when }.
digest-meeting = Next meeting: { $when }, { $kind }.
digest-meeting-of = Next meeting of { $board }: { $when }, { $kind }.
digest-papers = Its papers go out by { $day }.
digest-missed = { $edition } was due { $when } and did not open. Nobody was asked.

digest-needs = To do:
digest-papers-soon = The papers for the next meeting go out by { $day }.
digest-no-chair = No chair is named, so nobody sees the summary before everybody does.
digest-proposal = A buddy board has until { $day } to answer your proposal. To see it, type “buddy”.
digest-changes = What was written down this week may begin a new time on the charts. Only you and the chair decide that.
digest-one-of = • { $what }
digest-way-meetings = Meetings
digest-way-actions = Actions
digest-way-charts = Over time
digest-way-seats = Seats

digest-channel-lost =
    I have not been able to post in the board's channel since { $since }. { $reason ->
        [archived] It was archived.
       *[not_in_channel] I am no longer in it.
    } Its messages wait until you choose another.

digest-not-reached = Not reached this week:
digest-not-reached-people =
    { $people ->
        [one] Not reached this week: one person.
       *[other] Not reached this week: { $people } people.
    }
digest-no-address =
    { $people ->
        [one] One person has no address that we can use.
       *[other] { $people } people have no address that we can use.
    } Add one for them.
digest-platform-off = The board's channel is on a platform that is not switched on. The summary is in nobody's hands yet.
digest-unreachable =
    { $people ->
        [one] One person could not be reached: messages do not arrive.
       *[other] { $people } people could not be reached: messages do not arrive.
    }
digest-blocked =
    { $people ->
        [one] One person has blocked the bot. Only they can let it in again.
       *[other] { $people } people have blocked the bot. Only they can let it in again.
    }
digest-not-installed =
    { $people ->
        [one] One person does not have the app. Ask your administrator to add it for them, or send them the link to it.
       *[other] { $people } people do not have the app. Ask your administrator to add it for them, or send them the link to it.
    }
digest-not-in-channel = The bot is not in the board's channel. Add it again.
digest-archived = The board's channel is archived. Choose another one.
digest-revoked = The bot was removed from the workspace. Ask whoever runs it to put it back.
digest-refused =
    { $messages ->
        [one] The platform would not take one message. Whoever runs Boardpulse finds the reason in its log.
       *[other] The platform would not take { $messages } messages. Whoever runs Boardpulse finds the reasons in its log.
    }
digest-unsure =
    { $messages ->
        [one] We are not sure whether one message arrived. We did not send it twice.
       *[other] We are not sure whether { $messages } messages arrived. We did not send them twice.
    }
