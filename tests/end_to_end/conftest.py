"""The drills run on a PostgreSQL that writes as in earnest; other tests do not wait for the disk."""

from collections.abc import Iterator

import pytest

from tests import postgres


@pytest.fixture(autouse=True)
def _durable(request: pytest.FixtureRequest) -> Iterator[None]:
    # `database_url` asks for the server only when it runs, so that tests on SQLite start none.
    if "server" not in request.fixturenames and "[postgresql" not in request.node.name:
        yield
        return
    server: postgres.Server = request.getfixturevalue("server")
    with server.durable():
        yield
