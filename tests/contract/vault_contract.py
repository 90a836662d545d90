"""What every vault promises, whatever it keeps its tokens in; the fake is held to it like the real one."""

import datetime
from typing import Protocol

from adapters.slack import host


class PausingVault(host.Vault, Protocol):
    async def pause(self, tenant: str, at: datetime.datetime) -> bool: ...


async def check_vault(vault: PausingVault, now: datetime.datetime) -> None:
    """`now` is by the clock that the vault goes by."""
    assert await vault.find("T1") is None
    assert not await vault.renew("T1", "new", instead_of="old"), "nothing to renew"
    assert await vault.find("T1") is None
    await vault.save("T1", "first")
    await vault.save("T2", "other")
    assert await vault.find("T1") == ("first", None)
    assert await vault.renew("T1", "second", instead_of="first")
    assert await vault.renew("T1", "second", instead_of="first"), "the same again: it may have been kept without our being told"
    assert not await vault.renew("T1", "third", instead_of="first")
    assert await vault.find("T1") == ("second", None)
    assert await vault.pause("T1", now)
    assert await vault.renew("T1", "third", instead_of="second")
    assert await vault.find("T1") == ("third", now), "a pause stands when tokens are renewed"
    await vault.save("T1", "fourth")
    assert await vault.find("T1") == ("fourth", None)
    assert await vault.find("T2") == ("other", None)
