"""Which connectors may be called: Microsoft's as Microsoft writes them, one more for a rehearsal, and nothing that only looks alike."""

import pytest

from adapters.teams import service_urls

HOST = "smba.trafficmanager.net"
GOOD = [
    *(f"https://{host}/teams/" for host in service_urls.MICROSOFT),
    f"https://{HOST}",
    f"https://{HOST}/",
    f"https://{HOST}/teams",
    f"https://{HOST}/uk/99990000-aaaa-4bbb-8ccc-ddddeeeeffff/",
    f"https://{HOST}/v1.0/a_b~c/",
]
FOREIGN = [
    "",
    " ",
    "/",
    HOST,
    f"//{HOST}/teams/",
    f"http://{HOST}/teams/",
    f"ftp://{HOST}/",
    f"HTTPS://{HOST}/",
    f"https:/{HOST}/",
    f"https:{HOST}",
    f"https:///{HOST}/",
    f"https://{HOST}.evil.test/teams/",
    f"https://{HOST}evil.test/",
    f"https://evil.test/{HOST}/",
    f"https://evil-{HOST}/",
    f"https://evil.{HOST}/",
    "https://evil.trafficmanager.net/",
    "https://smba.trafficmanager.net.",
    f"https://{HOST}./teams/",
    f"https://{HOST.upper()}/",
    "https://SMBA.trafficmanager.net/",
    f"https://{HOST}:443/",
    f"https://{HOST}:8443/",
    f"https://{HOST}:/",
    f"https://{HOST}:@evil.test/",
    f"https://user@{HOST}/",
    f"https://user:word@{HOST}/",
    f"https://{HOST}@evil.test/",
    f"https://{HOST}%40evil.test/",
    f"https://{HOST}%2eevil.test/",
    f"https://{HOST}\\@evil.test/",
    f"https://{HOST}\\.evil.test/",
    f"https://evil.test\\{HOST}/",
    f"https:\\\\{HOST}\\",
    f"https://{HOST}/\\evil.test",
    f"https://{HOST}#@evil.test/",
    f"https://{HOST}/#x",
    f"https://{HOST}?@evil.test/",
    f"https://{HOST}/?x=1",
    f"https://{HOST}/..",
    f"https://{HOST}/../x/",
    f"https://{HOST}/a/./b",
    f"https://{HOST}//evil.test/",
    f"https://{HOST}/a%2fb",
    f"https://{HOST}/{'a' * 400}",
    f" https://{HOST}/",
    f"https://{HOST}/ ",
    f"https://{HOST}/\n",
    f"https://{HOST}\n",
    f"https://{HOST}/\x00",
    f"https://{HOST}\t/",
    "https://smba\u3002trafficmanager\u3002net/",
    "https://smba.trafficmanager\uff0enet/",
    "https://sm\u0432a.trafficmanager.net/",
    "https://xn--smba-.trafficmanager.net/",
    "https://xn--e1awd7f.com/",
    "https://smba.trafficmanager.\u0578et/",
    "https://evil.test/",
    "https://botframework.com.evil.test/",
    "https://169.254.169.254/",
    "http://169.254.169.254/latest/meta-data/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://[::1]/",
    "https://[::ffff:169.254.169.254]/",
    f"https://[{HOST}]/",
    "http://localhost:3980/_connector",
    "http://127.0.0.1:3980/",
    "http://[::1]:3980/",
    "file:///etc/passwd",
    "javascript:alert(1)",
]
NEAR = "http://localhost:3980/_connector"


@pytest.mark.parametrize("url", GOOD)
def test_microsofts_connectors_may_be_called(url: str) -> None:
    assert service_urls.Allowed().has(url)


@pytest.mark.parametrize("url", FOREIGN)
def test_nothing_else_may_be_called(url: str) -> None:
    assert not service_urls.Allowed().has(url)
    assert not service_urls.Allowed("https://connector.example:8443/base").has(url)


@pytest.mark.parametrize("extra", [NEAR, f"{NEAR}/"])
def test_one_more_may_be_called_as_it_is_written(extra: str) -> None:
    allowed = service_urls.Allowed(extra)
    assert all(allowed.has(url) for url in [NEAR, f"{NEAR}/", f"{NEAR}/v3", f"{NEAR}/v3/"])
    assert all(allowed.has(url) for url in GOOD)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:3980/",
        "http://localhost:3980/_connector2",
        "http://localhost:3980/_connector/../x",
        "http://localhost:3980/_connector/%2e%2e/x",
        "http://localhost:3980/_connector?x",
        "http://localhost:3980/_Connector",
        "http://localhost:398/_connector",
        "http://localhost/_connector",
        "https://localhost:3980/_connector",
        "http://LOCALHOST:3980/_connector",
        "http://127.0.0.1:3980/_connector",
        "http://localhost:3980@evil.test/_connector",
        "http://user@localhost:3980/_connector",
    ],
)
def test_and_nothing_near_it(url: str) -> None:
    assert not service_urls.Allowed(NEAR).has(url)


def test_an_address_without_a_path_does_not_grow_a_host_or_a_port() -> None:
    allowed = service_urls.Allowed("https://connector.example")
    assert allowed.has("https://connector.example/any")
    assert not any(allowed.has(f"https://connector.example{tail}") for tail in [".evil.test/", ":8443/", "@evil.test/", "-x/", "x", "%2e/"])


@pytest.mark.parametrize(
    "extra",
    [
        "http://connector.example/base",
        "http://10.0.0.1:3980/",
        "https://user@connector.example/",
        "https://connector.example/a/../b",
        "https://connector.example/?x",
        "https://[2001:db8::1]/",
        "localhost:3980",
        "",
        f"https://connector.example/{'a' * 400}",
    ],
)
def test_an_unsafe_one_more_is_refused_at_once(extra: str) -> None:
    with pytest.raises(service_urls.Unsafe):
        service_urls.Allowed(extra)


@pytest.mark.parametrize("url", ["http://localhost:56150/_connector", "http://127.0.0.1/", "http://[::1]:56150", "https://localhost:1/x"])
def test_development_knows_this_machine(url: str) -> None:
    assert service_urls.Allowed(loopback_only=True).has(url)
    assert not service_urls.Allowed().has(url)


@pytest.mark.parametrize(
    "url",
    [
        *GOOD,
        "https://connector.example/base",
        "http://localhost.evil.test/",
        "http://localhost@evil.test/",
        "http://127.0.0.1.evil.test/",
        "http://127.0.0.2/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost:123456/",
        "http://LOCALHOST/",
        "ws://localhost/",
        "http://localhost:80:80/",
    ],
)
def test_development_knows_nothing_else(url: str) -> None:
    assert not service_urls.Allowed("https://connector.example/base", loopback_only=True).has(url)
