"""The whole board before anything is sent, and what is said when it has started. Shows; decides nothing."""

import datetime
import uuid
import zoneinfo

from conversations import calendar, cards, directory, figures, messages
from conversations import channel as channels
from conversations import days as setup_days
from conversations import sitting as sittings
from conversations.setup import cards as setup_cards
from conversations.setup import draft as setup_draft
from conversations.setup import reached
from conversations.setup.cards import Desk
from conversations.setup.draft import FLOOR, KEEP_MONTHS, NO, REMIND_DAYS, ZONE, Draft, Step
from conversations.wording import isolate
from frameworks import schema

CHANGES = (
    Step.NAME,
    Step.PEOPLE,
    Step.CHANNEL,
    Step.INSTRUMENT,
    Step.REFLECTIONS,
    Step.EVERY,
    Step.FIRST,
    Step.TIME,
    Step.OPEN,
)
"""What can be asked again, in the order of its buttons."""
_LONDON = zoneinfo.ZoneInfo(ZONE)


def changeable(draft: Draft) -> set[Step]:
    """What can be asked again: what was answered before."""
    answers = {
        Step.NAME: draft.name,
        Step.PEOPLE: draft.asked,
        Step.CHANNEL: draft.channel,
        Step.INSTRUMENT: draft.instrument,
        Step.REFLECTIONS: draft.reflections,
        Step.EVERY: draft.every,
        Step.FIRST: draft.first,
    }
    # Time of day and length need no answer; who has said how often has come far enough to change them.
    return {step for step in CHANGES if answers.get(step, draft.every)}


def faults(draft: Draft, desk: Desk) -> list[str]:
    """What keeps the board from starting, each in a sentence."""
    words, found = desk.words, []
    if draft.first is not None and opens_at(draft) <= desk.now:
        found.append(words.say("setup-fault-first-past", day=setup_cards.day_words(draft.first, words)))
    count, unit = setup_days.every(draft.every or "") or (1, calendar.Unit.MONTHS)
    if draft.open_days > count * (7 if unit is calendar.Unit.WEEKS else 28):
        found.append(words.say("setup-fault-overlap", days=draft.open_days))
    if draft.instrument not in desk.library or draft.reflections not in {NO, *desk.library}:
        found.append(words.say("setup-fault-edition-gone"))
    return found


def preview(
    draft: Draft,
    desk: Desk,
    channel: directory.ChannelProfile,
    *,
    leads: tuple[messages.Block, ...] = (),
    others: tuple[str, ...] = (),
) -> messages.Message:
    """Everything that was given, for one last look. `channel` as it is now; `others` are faults that only the database knows."""
    words = desk.words
    wrong = [*faults(draft, desk), *(words.say("setup-fault-other", fault=fault) for fault in others)]
    place = words.say("setup-place-named", board=isolate(draft.name or ""), place=setup_cards.TOTAL, total=setup_cards.TOTAL)
    said = words.say("setup-preview-faults" if wrong else "setup-preview")
    blocks: list[messages.Block] = [messages.Heading(text=place), *leads, messages.Paragraph(text=said)]
    blocks += [messages.Paragraph(text=fault) for fault in wrong]
    blocks += [_people(draft, desk), *_unreached(draft, desk), *_notes(draft, desk), _facts(draft, desk, channel)]
    blocks += _first_message(draft, desk)
    buttons = [desk.choice(words.say(f"setup-change-{step}"), "change", step) for step in CHANGES]
    go = [] if wrong else [desk.choice(words.say("setup-start"), "start")]
    check = setup_cards.look_again(draft, desk) if channel.can_post else [desk.choice(words.say("setup-check-again"), "show")]
    ways = (messages.Choices(options=(*go, *check)),) if go or check else ()
    blocks += [*ways, messages.Choices(options=tuple(buttons)), setup_cards.ways_out(draft, desk)]
    return messages.Message(summary=words.say("setup-summary"), blocks=tuple(blocks))


def started(draft: Draft, desk: Desk, channel: directory.ChannelProfile | None) -> messages.Message:
    """The board stands; a way to take it back."""
    words = desk.words
    first = words.day_and_time(opens_at(draft), _LONDON)
    text = words.say("setup-started", board=isolate(draft.name or ""), people=len(_reached(draft)), first=first)
    blocks: list[messages.Block] = [messages.Paragraph(text=text)]
    if channel is not None and not channel.can_post:
        lacking = words.say("setup-started-cannot-post", channel=channel_name(channel, desk), platform=desk.platform)
        blocks.append(messages.Paragraph(text=lacking))
    without_app = sum(person.is_without_app for person in draft.asked)
    if without_app:
        blocks.append(messages.Paragraph(text=words.say("setup-started-without-app", people=without_app)))
    blocks.append(messages.Paragraph(text=words.say("setup-started-undo"), quiet=True))
    blocks.append(messages.Choices(options=(desk.choice(words.say("setup-undo"), "undo"),)))
    return messages.Message(summary=words.say("setup-summary"), blocks=tuple(blocks))


def opens_at(draft: Draft) -> datetime.datetime:
    """When the board is first asked, in UTC."""
    return calendar.instant(draft.first_day, draft.at, ZONE)


def channel_name(channel: directory.ChannelProfile, desk: Desk) -> str:
    """The channel by its name, where the bot can see that."""
    if not channel.name:
        return desk.words.say("setup-channel-unnamed")
    return channels.name(channel.name, desk.platform, desk.words)


def _reached(draft: Draft) -> list[setup_draft.Person]:
    return [person for person in draft.asked if person.is_reached]


def _people(draft: Draft, desk: Desk) -> figures.Table:
    words = desk.words
    rows = []
    for person, seat in setup_draft.told_apart(draft):
        duties = words.list_of(words.say(f"setup-duty-{duty}") for duty in person.duties)
        name = setup_cards.called(person, words)
        rows.append(
            (
                words.say("setup-with-duty", name=name, duties=duties) if duties else name,
                isolate(seat.title),
                isolate(seat.body),
                isolate(seat.sector),
            )
        )
    columns = tuple(words.say(f"setup-column-{name}") for name in ("name", "seat", "body", "sector"))
    return figures.Table(title=words.say("setup-who-asked"), columns=columns, rows=tuple(rows))


def _unreached(draft: Draft, desk: Desk) -> list[messages.Block]:
    return reached.unreached(draft, desk.words, desk.platform, desk.elsewhere)


def _notes(draft: Draft, desk: Desk) -> list[messages.Block]:
    words = desk.words
    notes = [words.say("setup-coordinated", name=isolate(draft.by.name))]
    if len(_reached(draft)) < FLOOR:
        notes.append(words.say("setup-note-few", reached=len(_reached(draft)), people=len(draft.asked), floor=FLOOR))
    if not any("chair" in person.duties for person in draft.people):
        notes.append(words.say("setup-note-no-chair"))
    return [messages.Paragraph(text=note, quiet=True) for note in notes]


def _facts(draft: Draft, desk: Desk, channel: directory.ChannelProfile) -> messages.Facts:
    words, first = desk.words, draft.first_day
    edition = desk.library.get(draft.instrument or "")
    closes, reminder = _closes(draft), _instant(_last_day(draft) - datetime.timedelta(days=REMIND_DAYS), draft.at)
    asked = f"{edition.title}. {setup_cards.size_of(edition, words)}" if edition else draft.instrument or ""
    reflect = words.say("setup-reflections-none")
    if draft.reflections != NO:
        day = words.day_and_time(_instant(setup_draft.reflections_from(first), draft.at), _LONDON)
        reflect = words.say("setup-reflections-when", day=day)
    monday = words.date(_instant(setup_draft.digests_from(first), setup_draft.DIGEST_AT), _LONDON)
    digest = words.say("setup-digest-when", time=setup_cards.time_words(setup_draft.DIGEST_AT, words), day=monday)
    can_post = "setup-can-post" if channel.can_post else "setup-cannot-post"
    rows = (
        ("setup-row-channel", words.say(can_post, channel=channel_name(channel, desk), platform=desk.platform)),
        ("setup-row-edition", asked),
        ("setup-row-first", _when(opens_at(draft), desk)),
        ("setup-row-reminder", _when(reminder, desk)),
        ("setup-row-closes", _when(closes, desk)),
        ("setup-row-every", setup_cards.every_words(draft.every or "", words)),
        ("setup-row-reflections", reflect),
        ("setup-row-digest", digest),
        ("setup-row-zone", ZONE),
    )
    return messages.Facts(rows=tuple((words.say(key), text) for key, text in rows))


def _first_message(draft: Draft, desk: Desk) -> list[messages.Block]:
    """The opening card as members will get it, without its buttons."""
    edition = desk.library.get(draft.instrument or "")
    if edition is None or edition.scale.shape is schema.Shape.OPEN:
        return []
    sitting = sittings.Sitting(
        sitting_id=uuid.UUID(int=0),
        board_name=draft.name or "",
        zone=ZONE,
        edition=edition,
        closes_at=_closes(draft),
        closed=False,
        floor=FLOOR,
        keep_months=KEEP_MONTHS,
        answers={},
    )
    opening = cards.opening(sitting, desk.words)
    shown = [block.text for block in opening.blocks if isinstance(block, messages.Heading | messages.Paragraph)]
    return [messages.Paragraph(text=desk.words.say("setup-first-message")), messages.Quote(text="\n\n".join(shown))]


def _last_day(draft: Draft) -> datetime.date:
    return draft.first_day + datetime.timedelta(days=draft.open_days)


def _closes(draft: Draft) -> datetime.datetime:
    return _instant(_last_day(draft), draft.at)


def _instant(day: datetime.date, at: datetime.time) -> datetime.datetime:
    return calendar.instant(day, at, ZONE)


def _when(instant: datetime.datetime, desk: Desk) -> str:
    """Day with its year, and time."""
    return desk.words.say("words-day-and-time", day=desk.words.date_and_year(instant, _LONDON), time=desk.words.time(instant, _LONDON))
