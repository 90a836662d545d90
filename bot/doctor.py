"""What is configured, what is not, and what that turns off."""

import dataclasses
import datetime
import enum
import functools
import uuid
from collections import Counter

from bot import clock, config, installations, ports, server, wiring
from conversations import boards, wording
from frameworks import files, loader
from frameworks.readings import disclosure

_OF_TEAMS = ("teams_app_id", "teams_app_password", "teams_app_tenant_id", "teams_tenants", "teams_service_url")
"""Settings that nobody has who does not mean to be in Teams."""


class Health(enum.StrEnum):
    """How one thing stands."""

    GOOD = "good"
    """It works."""
    OFF = "off"
    """It is not set up; the finding says what that turns off."""
    BAD = "bad"
    """It is broken and has to be put right."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Finding:
    """One line of the report."""

    subject: str
    health: Health
    says: str


async def examine(settings: config.Settings, words: wording.Wording, bad: config.BadSettings | None = None) -> list[Finding]:
    """Look at everything there is to look at. Never prints a secret, and changes nothing but the folder it may have to make.

    With `bad` settings these are named, and what hangs on them is left out.
    """
    findings = [Finding(subject=words.say("doctor-setting"), health=Health.BAD, says=fault) for fault in (bad.faults if bad else ())]
    findings += [*_editions(settings, words), _folder(settings, words), *chats(settings, words), _private(settings, words)]
    if bad is not None and "database_url" in bad.bad:
        return findings
    try:
        async with wiring.joined(settings, clock.SystemClock()) as bot:
            findings.append(_database(settings, words))
            findings += await _workspaces(bot, words)
            findings += await _boards(bot, words)
    except wiring.DatabaseError as exc:
        findings.append(Finding(subject=words.say("doctor-database"), health=Health.BAD, says=str(exc)))
    except files.FileFaults:
        pass  # the first finding names every fault already
    return findings


def _editions(settings: config.Settings, words: wording.Wording) -> list[Finding]:
    """Those that boards can use; and files of somebody's own that are not used, while all the rest runs on."""
    subject = words.say("doctor-editions")
    try:
        library = loader.load(data_folder=settings.data_folder)
    except files.FileFaults as exc:
        return [Finding(subject=subject, health=Health.BAD, says=str(exc))]
    named = [words.say("frameworks-own-edition", ref=ref) if ref in library.own else ref for ref in library]
    unused = [
        Finding(
            subject=subject,
            health=Health.OFF,
            says="\n".join([words.say("frameworks-refused", file=one.file), *(f"{fault.item}: {fault.message}" for fault in one.faults)]),
        )
        for one in library.refused
    ]
    return [Finding(subject=subject, health=Health.GOOD, says=words.list_of(named)), *unused]


def _folder(settings: config.Settings, words: wording.Wording) -> Finding:
    subject, folder = words.say("doctor-folder"), str(settings.data_folder)
    try:
        settings.data_folder.mkdir(parents=True, exist_ok=True)
        probe = settings.data_folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return Finding(subject=subject, health=Health.BAD, says=words.say("doctor-folder-bad", folder=folder))
    return Finding(subject=subject, health=Health.GOOD, says=words.say("doctor-folder-good", folder=folder))


def chats(settings: config.Settings, words: wording.Wording) -> tuple[Finding, ...]:
    """How each chat platform stands."""
    return slack(settings, words), teams(settings, words)


def slack(settings: config.Settings, words: wording.Wording) -> Finding:
    """Whether Slack is on, and by which way; half a set of settings is a slip, and named."""
    subject = words.say("doctor-slack")
    given = [
        name for name in config.Settings.model_fields if name.startswith("slack_") and name != "slack_api_url" and getattr(settings, name)
    ]
    if not given:
        return Finding(subject=subject, health=Health.OFF, says=words.say("doctor-slack-off"))
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        return Finding(subject=subject, health=Health.BAD, says=words.say("doctor-slack-no-way-in"))
    if settings.slack_bot_token is None and not settings.slack_by_install:
        return Finding(subject=subject, health=Health.BAD, says=words.say("doctor-slack-no-token"))
    if settings.slack_bot_token is None and (settings.secret_keys is None or settings.public_url is None):
        return Finding(subject=subject, health=Health.BAD, says=words.say("doctor-slack-no-keys"))
    way, whose = ("socket" if settings.slack_app_token else "http"), ("one" if settings.slack_bot_token else "many")
    return Finding(subject=subject, health=Health.GOOD, says=words.say("doctor-slack-on", way=way, whose=whose))


def teams(settings: config.Settings, words: wording.Wording) -> Finding:
    """Whether Microsoft Teams is on, and for whom; half a set of settings is a slip, and named."""
    subject = words.say("doctor-teams")
    if not (settings.teams_development or any(getattr(settings, name) for name in _OF_TEAMS)):
        return Finding(subject=subject, health=Health.OFF, says=words.say("doctor-teams-off"))
    wrong = _wrong_rehearsal(settings, words) if settings.teams_development else _wrong_registration(settings, words)
    if wrong is None and settings.secret_keys is None:
        wrong = words.say("doctor-teams-no-keys")
    if wrong is not None:
        return Finding(subject=subject, health=Health.BAD, says=wrong)
    if settings.teams_development:
        return Finding(subject=subject, health=Health.GOOD, says=words.say("doctor-teams-development"))
    count = len(settings.teams_allowed)
    return Finding(subject=subject, health=Health.GOOD, says=words.say("doctor-teams-on", count=count, whose="some" if count else "all"))


def _wrong_registration(settings: config.Settings, words: wording.Wording) -> str | None:
    """What is missing of what the bot's page in Azure shows, or None."""
    needed = ["teams_app_id", "teams_app_password"] + (["teams_app_tenant_id"] if settings.teams_app_type == "SingleTenant" else [])
    missing = [config.variable(name) for name in needed if getattr(settings, name) is None]
    return words.say("doctor-teams-half", missing=words.list_of(missing)) if missing else None


def _wrong_rehearsal(settings: config.Settings, words: wording.Wording) -> str | None:
    """Nobody signs in there, so it may be reached from this machine only, and must not be the bot that people know."""
    if settings.teams_app_id is not None or settings.teams_app_password is not None:
        return words.say("doctor-teams-development-and-more")
    return None if server.is_loopback(settings.listen_host) else words.say("doctor-teams-development-open")


def _private(settings: config.Settings, words: wording.Wording) -> Finding:
    """Whether people can write what nobody else may read."""
    on = settings.secret_keys is not None
    says = words.say("doctor-private-on" if on else "doctor-private-off")
    return Finding(subject=words.say("doctor-private"), health=Health.GOOD if on else Health.OFF, says=says)


async def _workspaces(bot: wiring.Bot, words: wording.Wording) -> list[Finding]:
    """Whether what is encrypted can be read, and which workspaces took the bot out: what is owed there waits."""
    paused = await bot.database.run(lambda repos: repos.installations.paused())
    trouble = await bot.database.run(installations.trouble)
    sealed = [Finding(subject=words.say("doctor-keys"), health=Health.BAD, says=trouble)] if trouble else []
    return sealed + [
        Finding(
            subject=words.say("doctor-workspace", platform=platform, tenant=tenant),
            health=Health.OFF,
            says=words.say("doctor-workspace-paused", day=words.date_and_year(since, datetime.UTC)),
        )
        for platform, tenant, since in paused
    ]


def _database(settings: config.Settings, words: wording.Wording) -> Finding:
    file = wiring.sqlite_file(settings)
    says = words.say("doctor-sqlite", file=str(file)) if file else words.say("doctor-postgresql")
    return Finding(subject=words.say("doctor-database"), health=Health.GOOD, says=says)


async def _boards(bot: wiring.Bot, words: wording.Wording) -> list[Finding]:
    found = await bot.database.run(lambda repos: repos.boards.all())
    subject = words.say("doctor-boards")
    if not found:
        return [Finding(subject=subject, health=Health.OFF, says=words.say("doctor-no-boards", chat="yes" if bot.ways_in else "no"))]
    findings = [Finding(subject=subject, health=Health.GOOD, says=words.list_of([wording.isolate(board.name) for board in found]))]
    findings += [_floor(board, words) for board in found if board.floor < disclosure.USUAL_FLOOR]
    findings += await _platforms(bot, found, words)
    findings += await _changed_editions(bot, words)
    findings += await _outbox(bot, words)
    return findings


def _floor(board: boards.Board, words: wording.Wording) -> Finding:
    """A floor below the usual one, with the decision behind it; boards of old may have none that is kept."""
    subject, name, decided = words.say("doctor-floor"), wording.isolate(board.name), board.floor_decision
    if decided is None:
        return Finding(subject=subject, health=Health.OFF, says=words.say("doctor-floor-undecided", board=name, floor=board.floor))
    says = words.say("doctor-floor-decided", board=name, floor=board.floor, on=decided.on.isoformat(), why=wording.isolate(decided.why))
    return Finding(subject=subject, health=Health.GOOD, says=says)


async def _people(repos: ports.Repositories, board_id: uuid.UUID) -> list[boards.Member]:
    return await repos.boards.people_of(board_id)


async def _platforms(bot: wiring.Bot, found: list[boards.Board], words: wording.Wording) -> list[Finding]:
    """Where people and channels are reached, or would be if that platform were on; chosen as the outbox chooses."""
    wanted: Counter[str] = Counter()
    for board in found:
        people = await bot.database.run(functools.partial(_people, board_id=board.board_id))
        wanted.update(_reached_on([address.platform for address in person.addresses], bot) for person in people)
        wanted[board.channel.platform] += 1
    findings = []
    for platform, count in sorted(wanted.items()):
        subject = words.say("doctor-platform", platform=platform) if platform else words.say("doctor-no-platform")
        on = platform in bot.messengers
        says = words.say("doctor-platform-on" if on else "doctor-platform-off", count=count)
        if not platform:
            says = words.say("doctor-no-address", count=count)
        findings.append(Finding(subject=subject, health=Health.GOOD if on else Health.OFF, says=says))
    return findings


def _reached_on(platforms: list[str], bot: wiring.Bot) -> str:
    """The first that is on; where none is, the first; "" for somebody without any address."""
    return next((one for one in platforms if one in bot.messengers), platforms[0] if platforms else "")


async def _changed_editions(bot: wiring.Bot, words: wording.Wording) -> list[Finding]:
    faults = await edition_faults(bot, words, open_only=False)
    return [Finding(subject=words.say("doctor-editions"), health=Health.BAD, says=fault) for fault in faults]


async def edition_faults(bot: wiring.Bot, words: wording.Wording, *, open_only: bool) -> list[str]:
    """A used edition is frozen: a pulse then and a pulse now must have asked the same. A sentence for each that is gone or changed."""
    used = await bot.database.run(lambda repos: repos.pulses.used_editions(open_only=open_only))
    gone = [words.say("doctor-edition-gone", edition=ref) for ref in sorted(used) if ref not in bot.library]
    changed = [ref for ref, digests in sorted(used.items()) if ref in bot.library and digests - {bot.library.digest(ref)}]
    return gone + [words.say("doctor-edition-changed", edition=ref) for ref in changed]


async def _outbox(bot: wiring.Bot, words: wording.Wording) -> list[Finding]:
    states = server.settled(await bot.database.run(lambda repos: repos.deliveries.by_state()))
    says = words.list_of([words.say("doctor-state", state=state, count=count) for state, count in sorted(states.items())])
    return [Finding(subject=words.say("doctor-outbox"), health=Health.GOOD, says=says or words.say("doctor-outbox-empty"))]


def verdict(findings: list[Finding]) -> bool:
    """Whether Boardpulse can run."""
    return all(finding.health is not Health.BAD for finding in findings)
