# The coordinator's weekly message. It counts people who could not be reached, and never says who did or did not answer.

digest-notification = Your week with Boardpulse
digest-quiet = A quiet week: nothing opened or closed, and nothing needs doing.
digest-quiet-next = A quiet week: nothing opened or closed, and nothing needs doing. Next: { $board }, { $edition }, opens { $when }.
digest-heading = Your week, { $first } to { $last }
digest-board-quiet = A quiet week here.

digest-closed = { $edition } closed: { $answered } of { $eligible } answered.
digest-opened = { $edition } opened. It closes { $when }.
digest-next = Next: { $edition } opens { $when }.
digest-meeting = Next meeting: { $when }, { $kind }.
digest-meeting-of = Next meeting of { $board }: { $when }, { $kind }.
digest-papers = Its papers go out by { $day }.
digest-missed = { $edition } was due { $when } and did not open. Nobody was asked.

digest-channel-lost =
    I have not been able to post in the board's channel since { $since }. { $reason ->
        [archived] It was archived.
       *[not_in_channel] I am no longer in it.
    } Its messages wait until you choose another.

digest-not-reached = Not reached this week:
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
        [one] The platform would not take one message. The log says why.
       *[other] The platform would not take { $messages } messages. The log says why.
    }
digest-unsure =
    { $messages ->
        [one] We are not sure whether one message arrived. We did not send it twice.
       *[other] We are not sure whether { $messages } messages arrived. We did not send them twice.
    }
