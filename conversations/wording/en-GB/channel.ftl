# Where a board's messages go: what a coordinator is told when the channel is gone, and when another one is chosen.

channel-summary = About your board's channel
channel-lost-summary = Your board needs a channel
channel-name =
    { $platform ->
        [teams] { $channel }
       *[other] #{ $channel }
    }
channel-lost-archived =
    { $platform ->
        [teams] The team of { $board } was archived, or its channel was,
       *[other] The channel of { $board } was archived,
    } so I cannot post there any more.
channel-lost-not-in-channel =
    { $platform ->
        [teams] I cannot post in the channel of { $board } any more. The app was taken out of its team, or the channel is gone.
       *[other] I am no longer in the channel of { $board }, so I cannot post there.
    }
channel-waits = A summary is waiting. It goes out as soon as you choose a channel.
channel-nothing-waits = Nothing is lost. But the next summary has nowhere to go.
channel-back-summary = Your board's channel is back
channel-back = I can post in the channel of { $board } again.
channel-back-nothing = Nothing was waiting.
channel-ways =
    Choose another channel below. Or bring this one back: { $platform ->
        [teams] restore the channel and its team, make sure that the app is in the team, and press “Use the same channel again”.
       *[other] add me to it, as you would add a person, and press “Use the same channel again”.
    }

channel-pick = Where should I post for { $board }?
channel-pick-typed =
    { $platform ->
        [teams] Or type “channel” and paste the link to the channel behind it.
       *[other] Or type “channel #board-news”, with the name of your channel.
    }
channel-pick-typed-key =
    { $platform ->
        [teams] Or type “channel { $key }” and paste the link to the channel behind it.
       *[other] Or type “channel { $key } #board-news”, with the name of your channel.
    }
channel-again = Use the same channel again
channel-again-typed = channel again
channel-again-typed-key = channel { $key } again

channel-moved = Messages for { $board } go to { $channel } from now on.
channel-leaves =
    { $summaries ->
        [one] One summary was waiting. It leaves now.
       *[other] { $summaries } summaries were waiting. They leave now.
    }
channel-unseen =
    I cannot see that channel, so nothing was changed. { $platform ->
        [teams] Add the app to its team, be a member of that team yourself, and choose it again.
       *[other] Add me to it, as you would add a person, and choose it again.
    }
channel-cannot-post =
    I cannot post in { $channel }, so nothing was changed. { $platform ->
        [teams] Its team does not have the app, or is archived. Add the app to the team, and choose the channel again.
       *[other] I am not in it, or it is archived. Add me to it, as you would add a person, and choose it again.
    }
channel-shared =
    { $platform ->
        [teams] { $channel } is a shared channel, which other organisations can be let into. So nothing was changed.
       *[other] { $channel } is shared with another organisation, so nothing was changed.
    } Choose a channel that only your own people can read.
channel-unclear = I could not tell which channel that is. Nothing was changed.
channel-not-now = I could not look that channel up just now, so nothing was changed. Please try again in a minute.
channel-no-look = I cannot look channels up here, so nothing was changed. Please ask whoever runs Boardpulse.
channel-not-yours = Only a coordinator of the board can choose its channel. Nothing was changed.
channel-no-board = You do not look after a board, so there is no channel for you to choose. Nothing was changed.
channel-which = Which of your boards do you mean? Choose the channel below. Or type the board's short name too: { $keys }. Its beginning is enough.

# Words a coordinator may type behind “channel”, separated by commas.
typed-channel-again = again, same, same channel
