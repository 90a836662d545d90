# What only Slack needs: around a card, a window for long text, and the bot's own page.

slack-message = A message from Boardpulse
slack-part = { $summary } ({ $part } of { $total })
slack-chosen = your answer so far
slack-chosen-line = Your answer so far:
slack-rest = There is more than fits here. The rest is in your messages.
slack-pick-channel = Choose a channel
slack-home = Home
slack-window-title = Boardpulse
slack-close = Close
slack-send = Send
slack-form-title = In your own words
slack-box-too-long =
    What you wrote before is longer than this box can hold. It stays as it is until you send something new from here.
    To send more than { $most } characters, type them as a message to me.
