### What an administrator reads on the way to putting Boardpulse into a Slack workspace, and what Slack shows of it there.

slack-install-title = Put Boardpulse into Slack
slack-install-about = Boardpulse asks the members of a health and wellbeing board a few short questions. It gives the board one summary back.
slack-install-asks = What Slack will ask you to allow
slack-install-never = It cannot read what people say to each other, in channels or in direct messages. It does not ask for e-mail addresses.
slack-install-go = Go on to Slack
slack-install-minutes = The button works for 10 minutes. Load this page again for a new one.
slack-install-cookie = This page keeps one cookie for those 10 minutes. It makes sure that only this browser can finish.
slack-install-approval = Your workspace may want an administrator to agree first. Slack will tell you.

# Why each permission is asked for.
slack-install-scope-chat-write = Send questions, reminders and summaries.
slack-install-scope-commands = Offer the command /pulse and two shortcuts.
slack-install-scope-im-history =
    Read what people write to Boardpulse itself, in their direct messages with it.
    It also looks there for its own last message, so that nobody gets it twice.
slack-install-scope-im-write = Begin a direct message with a board member.
slack-install-scope-users-read = See people's names and time zones, to know board members and to write at a good hour.
slack-install-scope-channels-read = See the names of public channels, so that a board can choose one, and learn when it is archived.
slack-install-scope-groups-read = See the same of private channels that Boardpulse was added to.
slack-install-scope-files-write = Post the picture that goes with a summary.

slack-install-done-title = Boardpulse is in Slack
slack-install-done = Boardpulse is now in { $workspace }.
slack-install-done-unnamed = Boardpulse is now in your workspace.
slack-install-next = What to do next
slack-install-next-setup = In Slack, type /pulse setup and send it. Boardpulse then walks you through setting up a board.
slack-install-next-nothing = Nobody gets a message before you have looked at it all and agreed.
slack-install-next-again = If it was here before, nothing was lost. Whoever runs a board gets a message that it is back.
slack-install-open = Open Boardpulse in Slack

slack-install-failed-title = Boardpulse was not put in
slack-install-denied = Slack says that it was not allowed. Nothing was changed. If this was a slip, begin again.
slack-install-expired =
    This link is too old, was used before, or was opened in another browser. Nothing was changed. Please begin again here.
slack-install-refused =
    Slack did not accept this installation. Nothing was changed. Please begin again.
    If it fails once more, tell whoever runs Boardpulse: its client ID and secret must be those of this app.
slack-install-unanswered = Slack did not answer. Nothing was changed. Please begin again in a few minutes.
slack-install-not-kept =
    Slack agreed, but Boardpulse could not keep it. Please tell whoever runs Boardpulse. When it is mended, begin again: that is safe.
slack-install-again = Begin again

# What Slack shows of the app.
slack-install-app-short = Short pulses, private reflections and honest summaries for health and wellbeing boards.
slack-install-app-long =
    Boardpulse works between the meetings of a health and wellbeing board. It asks each member a few questions from published
    instruments. Answering takes a minute or two. It also asks a question to reflect on, in private.

    The board gets one summary back: where we are, where we agree, where we differ. Nobody sees who answered what.

    Boardpulse reads only what people write to it. To begin, type /pulse setup.
slack-install-command-about = Your pulse, your answers, setting up a board, help
slack-install-shortcut-home = My page in Boardpulse
slack-install-shortcut-home-about = See what is due from you, your answers, your arrows and your data.
slack-install-shortcut-note = Add a Boardpulse note
slack-install-shortcut-note-about = Write a note on the question in this message. For messages from Boardpulse only.
