# What the person who runs Boardpulse reads in a terminal.

cli-about = Short pulses, private reflections and honest summaries for health and wellbeing boards.
cli-doctor = Say what is configured, what is not, and what that turns off.
cli-migrate = Make the database's tables, or bring them to this version.
cli-serve = Run the bot: keep the schedules, send what is owed, answer health checks.
cli-talk = Be any member of a local board, in this terminal.
cli-demo = Play two quarters of a made-up board, and show what it gets back.
cli-boards = Load and list boards.
cli-boards-load = Load a board from a TOML file. Loading it again changes nothing.
cli-boards-list = List the boards.
cli-frameworks = List, show, check and start instruments, and choose their wording.
cli-frameworks-list = List the editions that boards can use.
cli-frameworks-check =
    Check an edition of your own, or every edition of a folder, and name every fault.

    Exit code 0: no fault. 1: faults. 2: there is nothing to check.
cli-new-key = Print a new key for BOARDPULSE_SECRET_KEYS. It encrypts Slack’s tokens, how people are reached in Teams, memos and learning sets.
cli-manifest = Write the description of the app that a chat platform asks for.
cli-manifest-slack = Write Slack's app manifest, made from what this version does.
cli-manifest-format = How to write it.
cli-manifest-url = Where Slack reaches Boardpulse, such as https://pulse.example.org. BOARDPULSE_PUBLIC_URL, if left out.
cli-manifest-socket-mode = For Socket Mode: Slack needs no address.
cli-manifest-many = For an app that many workspaces install by themselves.
cli-manifest-teams = Write the app package for Microsoft Teams, a zip, made from what this version does.
cli-manifest-out = The file to write.
cli-manifest-app-id = The bot’s app id from its page in Azure. MicrosoftAppId, if left out.
cli-manifest-teams-url = An address of Boardpulse that people can open, with https. BOARDPULSE_PUBLIC_URL, if left out.
cli-manifest-developer = Who runs Boardpulse for these people. Teams shows this name with the app.
cli-manifest-privacy = Your own page about privacy. A page that Boardpulse serves, if left out.
cli-manifest-terms = Your own page of terms. A page that Boardpulse serves, if left out.
cli-manifest-version = The package’s version. Teams takes a changed package only with a higher one. This version of Boardpulse, if left out.
cli-manifest-written = { $file } is written. An administrator uploads it in the Teams admin centre; docs/teams.md says how.
cli-cannot-write = Boardpulse cannot write { $file }. Name another file with --out.
cli-json = For other programs, as JSON.
cli-folder = A folder with a board, as the demonstration leaves one.
cli-file = The board's TOML file.
cli-check-folder = A file or a folder. What comes with Boardpulse, and the wording in the data folder, if left out.
cli-board = Which board, by its short name. The first one, if left out.
cli-no-such-board = There is no board with that short name. There is { $boards }.
cli-as = Whom to be: the beginning of a name.
cli-demo-folder = Where to keep what the demonstration writes.

cli-migrated = The database is ready.
cli-board-loaded = “{ $board }” is loaded: { $seats } seats, { $schedules } schedules.
cli-board-line = { $short }: { $board }
cli-no-boards = There is no board yet. Run “make demo”, or: boardpulse boards load FILE
cli-edition-items =
    { $items ->
        [one] One question,
       *[other] { $items } questions,
    } { $minutes ->
        [one] about one minute
       *[other] about { $minutes } minutes
    }
cli-editions-good =
    { $count ->
        [one] One edition, no fault.
       *[other] { $count } editions, no fault.
    }
cli-faults =
    { $count ->
        [one] One fault:
       *[other] { $count } faults:
    }
cli-bad-settings = These settings cannot be used:
cli-serving = Boardpulse runs. Health: http://{ $host }:{ $port }/healthz. Stop it with Ctrl-C.
cli-teams-development =
    REHEARSAL: Teams’ sign-in is off. Anybody on this machine can speak as anybody. Never do this with a real board.
cli-stopped = Boardpulse has stopped. Nothing is lost: what is still owed goes out at the next start.

doctor-setting = Setting
doctor-database = Database
doctor-sqlite = The file { $file }. One process at a time can use it. For more, use PostgreSQL.
doctor-postgresql = PostgreSQL. Several processes can use it at once.
doctor-folder = Data folder
doctor-folder-good = { $folder }
doctor-folder-bad = { $folder } cannot be written to. Boardpulse cannot keep console messages and pictures. Set BOARDPULSE_DATA_FOLDER.
doctor-editions = Instruments
doctor-edition-gone = { $edition } was used by a pulse and is gone. Put its file back.
doctor-edition-changed = { $edition } was changed after a pulse used it. Put the old file back, and give the changed one a new version.
doctor-slack = Slack
doctor-slack-off = Not set up, so nobody is reached there. docs/slack.md says how.
doctor-slack-no-way-in = Slack has no way in yet. Set SLACK_SIGNING_SECRET for HTTP, or SLACK_APP_TOKEN for Socket Mode.
doctor-slack-no-token = Boardpulse has no token for Slack yet. Set SLACK_BOT_TOKEN for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many.
doctor-slack-no-keys = For many workspaces, set BOARDPULSE_SECRET_KEYS to what “boardpulse new-key” prints, and BOARDPULSE_PUBLIC_URL to your address.
doctor-slack-on =
    By { $way ->
        [socket] Socket Mode
       *[http] HTTP, at /slack/events
    }, for { $whose ->
        [one] one workspace.
       *[many] every workspace that installs it, at /slack/install.
    }
doctor-teams = Microsoft Teams
doctor-teams-off = Not set up, so nobody is reached there. docs/teams.md says how.
doctor-teams-half = Microsoft Teams is only half set up. Set { $missing }. For a bot of many tenants, set MicrosoftAppType to MultiTenant.
doctor-teams-no-keys =
    Teams needs BOARDPULSE_SECRET_KEYS: they encrypt how people are reached there. Set it to what “boardpulse new-key” prints.
doctor-teams-development = A rehearsal at /api/messages, without any sign-in. Anybody on this machine can speak as anybody.
doctor-teams-development-and-more =
    With BOARDPULSE_TEAMS_DEVELOPMENT nobody signs in, so it must not be your real bot. Unset it, or MicrosoftAppId and MicrosoftAppPassword.
doctor-teams-development-open =
    With BOARDPULSE_TEAMS_DEVELOPMENT nobody signs in, so Boardpulse may only be reached from this machine. Set BOARDPULSE_LISTEN_HOST to 127.0.0.1.
doctor-teams-on =
    At /api/messages, for { $whose ->
        [some]
            { $count ->
                [one] one tenant.
               *[other] { $count } tenants.
            }
       *[all] every tenant that puts the app in.
    }
doctor-keys = Secret keys
doctor-workspace = { $platform }, { $tenant }
doctor-workspace-paused = It took the bot out on { $day }. Everything for it is kept and waits until it is installed again.
doctor-boards = Boards
doctor-no-boards =
    None yet, so nothing is ever asked. { $chat ->
        [yes] Write “setup” to Boardpulse in its chat, or load one: boardpulse boards load FILE
       *[no] Load one: boardpulse boards load FILE
    }
doctor-platform = Platform { $platform }
doctor-no-platform = No platform
doctor-platform-on =
    { $count ->
        [one] On, for one person or channel.
       *[other] On, for { $count } people and channels.
    }
doctor-platform-off =
    { $count ->
        [one] Off: one person or channel is not reached there.
       *[other] Off: { $count } people and channels are not reached there.
    }
doctor-no-address =
    { $count ->
        [one] One person has no address and is not reached.
       *[other] { $count } people have no address and are not reached.
    }
doctor-outbox = Messages
doctor-outbox-empty = None owed, none sent.
doctor-state = { $count } { $state }

demo-title = Two quarters of { $board }
demo-progress = { $day }
demo-summary-heading = What the board channel got:
demo-picture = The picture: { $file }
demo-kept = Everything that happened: { $file }
demo-figures = { $seats } seats, { $answers } answers, { $messages } messages sent, { $pulses } pulses closed.
demo-talk = Talk to the board yourself: make talk. There, type /as Hari, and /clock +{ $days }d to go on to the next pulse.
demo-marker = A demonstration of Boardpulse wrote this folder. The next one clears away what it wrote here. Remove this file to keep it.
demo-not-ours = The folder { $folder } holds something else than a demonstration, and was left alone. Name a new or empty folder with --folder.
demo-in-use = A running Boardpulse uses the folder { $folder }. Stop it first, or name another folder with --folder.
demo-cannot-write = The demonstration cannot write to { $folder }. Name another folder with --folder.
