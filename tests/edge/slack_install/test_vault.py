from tests.contract import vault_contract
from tests.edge.slack_install import vault


async def test_the_vault_in_memory_keeps_the_contract() -> None:
    await vault_contract.check_vault(vault.Vault(), vault.PAUSED_AT)
