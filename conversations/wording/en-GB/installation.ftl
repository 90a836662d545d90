# What a coordinator reads when a workspace put the bot in again.

installation-summary = Boardpulse is back
installation-back = I am back in this workspace. I was away since { $since }.
installation-kept = Nothing was lost. All boards, answers and reflections were kept.
installation-goes-on = This is what goes on now:
installation-open = A pulse is open. It closes { $closes }.
installation-next = The next pulse opens { $opens }.
installation-none = No pulse is planned.
installation-waited =
    Messages that had to wait go out now. Those whose time is over do not. Type “home” to see what is due from you.
