# What is said in Slack when something stands in the way between a person and the bot.

slack-edge-too-late = I could not open the box in time. Nothing is lost. Please press again.
slack-edge-not-kept = Something went wrong here, and that may not be kept. Please try again in a minute.
slack-edge-box-not-kept = Something went wrong here, and this may not be kept. Your text is still in the box. Please send it again in a minute.
slack-edge-not-understood = I could not read that, and changed nothing. Type “/pulse help” to see what works here.
slack-edge-not-installed = I am not set up in this workspace. Please ask whoever looks after Slack here to add Boardpulse again.
slack-edge-stranger = This belongs to a board of another organisation. I cannot talk with you here. Nothing was kept.
slack-edge-not-ours = There is no question of mine in that message. Please use this on a message in which I ask you something.
