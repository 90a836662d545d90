import asyncio
import pathlib
import resource
import signal
import string
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console import messenger
from bot import ports
from conversations import figures, inbound, messages, sending, wording
from frameworks import errors
from tests.contract import messenger_contract
from tests.unit.console import cards

WORDS = wording.Wording()
FULL = pathlib.Path("/dev/full")
PNG = b"\x89PNG not really"
SENDING_ON = """
import asyncio, pathlib, sys
from adapters.console import messenger
from conversations import inbound, messages, wording

async def main():
    way = messenger.ConsoleMessenger(pathlib.Path(sys.argv[1]), wording.Wording())
    ada = inbound.Address(platform="console", tenant="northby", handle="ada")
    number = 0
    while True:
        text = messages.Message(summary="s", blocks=(messages.Paragraph(text=f"{number} " * 400),))
        await way.send(ada, text, key=f"key-{number}")
        print(f"key-{number}", flush=True)
        number += 1

asyncio.run(main())
"""


@pytest.fixture
def way(tmp_path: pathlib.Path) -> messenger.ConsoleMessenger:
    return messenger.ConsoleMessenger(tmp_path, WORDS)


@pytest.fixture
def ada_file(tmp_path: pathlib.Path) -> pathlib.Path:
    folder = tmp_path / "northby"
    folder.mkdir()
    return folder / "ada.jsonl"


@pytest.fixture
def full_mailbox(ada_file: pathlib.Path) -> None:
    ada_file.symlink_to(FULL)


@pytest.fixture
def blocked_mailbox(ada_file: pathlib.Path) -> None:
    ada_file.mkdir()


@pytest.fixture
def file_size_limit() -> Iterator[None]:
    """Files of this process may be changed to have a greatest size; the old limit comes back afterwards."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def drawing(outcome: bytes | Exception) -> Callable[[figures.Chart], Awaitable[bytes]]:
    async def draw(chart: figures.Chart) -> bytes:
        assert chart == cards.CHART
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return draw


def content(file: pathlib.Path) -> bytes:
    return file.read_bytes()


def fill(file: pathlib.Path, data: bytes) -> None:
    file.write_bytes(data)


def files(folder: pathlib.Path) -> list[str]:
    return [one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()]


def plain(text: str) -> messages.Message:
    return messages.Message(summary="A word", blocks=(messages.Paragraph(text=text),))


async def looked(way: messenger.ConsoleMessenger, key: str) -> sending.Found | sending.Looked:
    return await way.find(cards.ADA, key=key, since=cards.NOON)


def test_it_is_a_messenger_by_shape(way: messenger.ConsoleMessenger) -> None:
    as_port: ports.Messenger = way
    assert (as_port.platform, as_port.pace, as_port.timeout) == ("console", sending.Pace(), 25.0)
    assert as_port.timeout > messenger.DRAWING_SECONDS


async def test_what_was_sent_can_be_read_and_found(way: messenger.ConsoleMessenger) -> None:
    ref = await way.send(cards.ADA, cards.QUESTION, key="one")
    other = await way.send(cards.ADA, plain("Two\nlines"), key="two")
    first, second = way.mailbox(cards.ADA)
    assert (first.key, first.ref, first.summary, first.picture) == ("one", ref, "Matrix: question 1 of 2", None)
    assert first.text.startswith("1 of 2 · Purpose\n")
    assert [one.action for one in first.buttons] == ["give:0", "give:1", "give:not_sure"]
    assert (second.key, second.ref, second.text, second.buttons) == ("two", other, "Two\nlines", ())
    assert await looked(way, "one") == sending.Found(ref=ref)
    assert await looked(way, "two") == sending.Found(ref=other)
    assert await looked(way, "three") is sending.Looked.NOT_THERE
    assert ref != other


async def test_an_address_without_letters_has_an_empty_mailbox(way: messenger.ConsoleMessenger) -> None:
    assert way.mailbox(cards.ADA) == []
    assert await looked(way, "one") is sending.Looked.NOT_THERE


async def test_mailboxes_are_kept_apart(way: messenger.ConsoleMessenger) -> None:
    handles = ["ada", "Ada", "ADA", "../ada", "..", ".", "", "a/b", "%41da", "con", "x" * 400, "x" * 401]
    everyone = [inbound.Address(platform="console", tenant=tenant, handle=one) for tenant in ("northby", "..") for one in handles]
    for number, address in enumerate(everyone):
        await way.send(address, plain(str(number)), key=f"key-{number}")
    assert [[letter.text for letter in way.mailbox(one)] for one in everyone] == [[str(number)] for number in range(len(everyone))]


async def test_nothing_is_written_outside_the_folder(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "in" / "mail"
    way = messenger.ConsoleMessenger(folder, WORDS)
    await way.send(inbound.Address(platform="console", tenant="../..", handle="../../ada"), plain("hello"), key="one")
    assert files(tmp_path) == ["in/mail/%2E.%2F.%2E/%2E.%2F..%2Fada.jsonl"]


async def test_a_picture_lies_beside_the_mailbox(tmp_path: pathlib.Path) -> None:
    way = messenger.ConsoleMessenger(tmp_path, WORDS, drawing(PNG))
    ref = await way.send(cards.ADA, cards.SUMMARY, key="one")
    (letter,) = way.mailbox(cards.ADA)
    assert letter.picture == tmp_path / "northby" / f"{ref}.png"
    assert content(letter.picture) == PNG
    assert letter.text.endswith(f"The picture is in this file:\n{letter.picture}")
    assert "The same in words" in letter.text


@pytest.mark.parametrize("failure", [errors.BoardpulseError("no picture"), TimeoutError()])
async def test_without_its_picture_a_letter_still_goes_out(tmp_path: pathlib.Path, failure: Exception) -> None:
    way = messenger.ConsoleMessenger(tmp_path, WORDS, drawing(failure))
    await way.send(cards.ADA, cards.SUMMARY, key="one")
    (letter,) = way.mailbox(cards.ADA)
    assert letter.picture is None
    assert "Where you are" in letter.text
    assert "A row of dots" not in letter.text
    assert "The picture is" not in letter.text


@pytest.mark.parametrize("cut", [1, 2, 30, -30, -2, -1])
async def test_a_line_torn_by_a_crash_is_passed_over_and_closed(way: messenger.ConsoleMessenger, ada_file: pathlib.Path, cut: int) -> None:
    await way.send(cards.ADA, plain("first"), key="one")
    whole = len(content(ada_file))
    await way.send(cards.ADA, plain("second"), key="two")
    line = content(ada_file)[whole:]
    fill(ada_file, content(ada_file)[:whole] + line[:cut])
    arrived = ["one", "two"] if cut == -1 else ["one"]  # only its line break is missing: all of the letter is there
    assert [letter.key for letter in way.mailbox(cards.ADA)] == arrived
    assert isinstance(await looked(way, "two"), sending.Found) == ("two" in arrived)
    await way.send(cards.ADA, plain("third"), key="three")
    assert [letter.key for letter in way.mailbox(cards.ADA)] == [*arrived, "three"]


async def test_lines_that_are_no_letters_are_passed_over(way: messenger.ConsoleMessenger, ada_file: pathlib.Path) -> None:
    fill(ada_file, b'\n[]\n{}\nnull\n\xff\xfe\n{"key": 1, "picture": 3, "ref": "", "text": 2, "buttons": 5, "summary": ""}\n')
    await way.send(cards.ADA, plain("hello"), key="one")
    assert [letter.key for letter in way.mailbox(cards.ADA)] == ["one"]


async def test_a_mailbox_that_was_tampered_with_cannot_steer_the_terminal(way: messenger.ConsoleMessenger, ada_file: pathlib.Path) -> None:
    await way.send(cards.ADA, plain("hello"), key="one")
    fill(ada_file, content(ada_file).replace(b"hello", b"hel\\u001b[2Jlo").replace(b"A word", b"A\\u0007 word"))
    (letter,) = way.mailbox(cards.ADA)
    assert (letter.text, letter.summary) == ("hel[2Jlo", "A word")


async def test_letters_sent_at_once_all_arrive(way: messenger.ConsoleMessenger) -> None:
    keys = [f"key-{number}" for number in range(20)]
    await asyncio.gather(*(way.send(cards.ADA, plain(key), key=key) for key in keys))
    assert sorted(letter.key for letter in way.mailbox(cards.ADA)) == sorted(keys)


def test_whatever_was_acknowledged_survives_a_kill(way: messenger.ConsoleMessenger, tmp_path: pathlib.Path) -> None:
    with subprocess.Popen([sys.executable, "-c", SENDING_ON, str(tmp_path)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        acknowledged = [child.stdout.readline().strip() for _ in range(40)]
        child.send_signal(signal.SIGKILL)
        acknowledged += child.stdout.read().split()
    arrived = [letter.key for letter in way.mailbox(cards.ADA)]
    assert arrived[: len(acknowledged)] == acknowledged
    assert len(arrived) - len(acknowledged) in {0, 1}
    assert (tmp_path / "northby" / "ada.jsonl").read_bytes().endswith(b"\n")


async def test_a_folder_that_is_a_file_means_not_sent(tmp_path: pathlib.Path) -> None:
    (tmp_path / "mail").write_text("in the way")
    way = messenger.ConsoleMessenger(tmp_path / "mail", WORDS)
    with pytest.raises(sending.NotSent):
        await way.send(cards.ADA, plain("hello"), key="one")
    assert await looked(way, "one") is sending.Looked.NOT_THERE


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
async def test_a_full_disk_means_not_sent(way: messenger.ConsoleMessenger, full_mailbox: None) -> None:
    with pytest.raises(sending.NotSent):
        await way.send(cards.ADA, plain("hello"), key="one")


async def test_no_room_for_the_picture_means_not_sent(tmp_path: pathlib.Path, file_size_limit: None) -> None:
    way = messenger.ConsoleMessenger(tmp_path, WORDS, drawing(PNG * 500))
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    with pytest.raises(sending.NotSent):
        await way.send(cards.ADA, cards.SUMMARY, key="one")
    assert files(tmp_path) == []


async def test_a_letter_written_in_part_is_unsure_and_not_there(
    way: messenger.ConsoleMessenger, ada_file: pathlib.Path, file_size_limit: None
) -> None:
    await way.send(cards.ADA, plain("first"), key="one")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(content(ada_file)) + 20, limits[1]))
    with pytest.raises(sending.Unsure):
        await way.send(cards.ADA, plain("second"), key="two")
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert await looked(way, "two") is sending.Looked.NOT_THERE
    await way.send(cards.ADA, plain("second"), key="two")
    assert [letter.key for letter in way.mailbox(cards.ADA)] == ["one", "two"]


async def test_a_mailbox_that_cannot_be_read_is_looked_at_again_later(way: messenger.ConsoleMessenger, blocked_mailbox: None) -> None:
    with pytest.raises(sending.SendError):
        await looked(way, "one")
    with pytest.raises(sending.NotSent):
        await way.send(cards.ADA, plain("hello"), key="one")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("jo.smith-1_x", "jo.smith-1_x"),
        ("Jo", "%4Ao"),
        ("..", "%2E%2E"),
        (".", "%2E"),
        ("a/b\\c", "a%2Fb%5Cc"),
        ("é", "%C3%A9"),
        ("", "%"),
        ("nul", "%6Eul"),
        ("com1.old", "%63om1.old"),
    ],
)
def test_file_names(text: str, name: str) -> None:
    assert messenger.file_name(text) == name


NAMES = st.text(max_size=8) | st.text(alphabet="aA.%/~2Eé", max_size=5) | st.text(alphabet="xX", min_size=100, max_size=130)


@given(text=NAMES | st.text(max_size=400))
def test_a_file_name_is_safe_on_every_disk(text: str) -> None:
    name = messenger.file_name(text)
    assert name
    assert set(name) <= set(string.ascii_letters + string.digits + "._-%~")
    assert not name.startswith(".")
    assert not name.endswith(".")
    assert len(f"{name}.jsonl") <= 140


@given(one=NAMES, other=NAMES)
def test_two_texts_never_share_a_file_even_where_disks_ignore_case(one: str, other: str) -> None:
    if one != other:
        assert messenger.file_name(one).lower() != messenger.file_name(other).lower()
    assert messenger.file_name(one.upper()).lower() != messenger.file_name(one.lower()).lower() or one.upper() == one.lower()


async def test_it_keeps_the_promises_of_every_messenger(tmp_path: pathlib.Path) -> None:
    way = messenger.ConsoleMessenger(tmp_path, wording.Wording())
    address = inbound.Address(platform="console", tenant="northby", handle="ann")
    await messenger_contract.check_messenger(way, address, cards.NOON)
