# What is said in Microsoft Teams when something stands in the way between a person and the bot, or where others read along.

teams-edge-not-kept = Something went wrong here, and that may not be kept. Please try again in a minute.
teams-edge-not-shown = I could not show you the next page in time. Nothing is lost. Type “home” to go on.
teams-edge-not-understood = I could not read that, and changed nothing. Type “help” to see what works here.
teams-edge-stranger = This belongs to a board of another organisation. I cannot talk with you here. Nothing was kept.
teams-edge-aside = I answer you in our own chat, where only you can read it.
teams-edge-in-own-chat = I have answered you in our own chat.
teams-edge-below = You find it below.
