"""What every messenger promises, whatever the platform; fakes are held to it like the real ones."""

import datetime
import uuid

from bot import ports
from conversations import inbound, messages, sending

_MESSAGE = messages.Message(summary="Hello", blocks=(messages.Paragraph(text="Hello, board."),))


async def check_messenger(messenger: ports.Messenger, address: inbound.Address, now: datetime.datetime) -> None:
    """Sends two messages to `address`, which must be able to take them. `now` is by the clock that the messenger goes by."""
    since = now - datetime.timedelta(minutes=1)
    first, second = (f"contract:{uuid.uuid4().hex}" for _ in range(2))
    assert messenger.platform == address.platform
    assert messenger.timeout > 0
    unknown = await messenger.find(address, key=first, since=since)
    assert unknown in {sending.Looked.NOT_THERE, sending.Looked.CANNOT_TELL}, "what was never sent must not be found"
    refs = [await messenger.send(address, _MESSAGE, key=key) for key in (first, second)]
    assert all(refs), "every message gets a reference"
    assert refs[0] != refs[1], "two keys are two messages"
    for key, ref in zip((first, second), refs, strict=True):
        looked = await messenger.find(address, key=key, since=since)
        expected = sending.Looked.CANNOT_TELL if unknown is sending.Looked.CANNOT_TELL else sending.Found(ref=ref)
        assert looked == expected, "a platform that can be read back gives the reference that the send gave"
