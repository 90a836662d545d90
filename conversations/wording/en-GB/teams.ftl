# What only Teams needs: around a card, and where a card has a box or a choice of its own.

teams-message = A message from Boardpulse
teams-part = { $summary } ({ $part } of { $total })
teams-fallback = { $summary }. This Teams app cannot show the message. Open it in a newer one, or in a browser.
teams-chosen = Your answer so far.
teams-chosen-line = Your answer so far:
teams-box = Your words
teams-box-empty = Please write something first.
teams-send = Send
teams-box-too-long =
    What you wrote before is longer than this box can hold. It stays as it is until you send something new from here.
    To send more than { $most } characters, type them as a message to me.
teams-table = The same in words
teams-pick = Channel
teams-pick-send = Use this channel
teams-pick-empty = Please choose a channel first.
teams-pick-first = Choose a channel
teams-pick-other =
    Not on the list? Add Boardpulse to the team it belongs to. Or copy the link to the channel, from the menu (…) beside its name, and
    send it to me here.
teams-pick-none =
    I cannot see a channel yet. Add Boardpulse to the team that your board's channel is in. Then copy the link to the channel, from the
    menu (…) beside its name, and send it to me here.
