"""A sheet at an address: only https, only the internet, within limits."""

import socket
from collections.abc import AsyncIterator
from contextlib import nullcontext
from dataclasses import dataclass, field

import pytest
from aiohttp import ClientSession, web
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from stock.sheet.text import MOST_BYTES
from stock.sources.addresses import PublicResolver, only_public, public_session
from stock.sources.published import PublishedSheet
from stock.sources.source import SourceError
from tests.stock.sources.shops import Local

SHEET = b"product,name,quantity\nsac-zoe,Sac Zo\xc3\xa9,3\n"


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://docs.google.com/spreadsheets/pub?output=csv", True),
        ("https://93.184.215.14/stock.csv", True),
        ("http://docs.google.com/stock.csv", False),
        ("file:///etc/passwd", False),
        ("https://user:word@example.com/stock.csv", False),
        ("https://127.0.0.1/stock.csv", False),
        ("https://10.1.2.3/stock.csv", False),
        ("https://169.254.169.254/latest/meta-data", False),
        ("https://100.64.0.1/", False),
        ("https://0.0.0.0/", False),
        ("https://[::1]/", False),
        ("https://[fd00::1]/", False),
        ("https://[::ffff:127.0.0.1]/", False),
        ("https://224.0.0.1/", False),
    ],
)
def test_only_https_and_the_internet_may_be_fetched(
    address: str, allowed: bool
) -> None:
    with nullcontext() if allowed else pytest.raises(SourceError, match="private"):
        only_public(URL(address))


@dataclass
class Told(AbstractResolver):
    """Resolves every name to these."""

    hosts: list[str]

    async def resolve(
        self, host: str, port: int = 0, family: int = 0
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host=one, port=port, family=socket.AF_INET, proto=0,
                flags=0,
            )
            for one in self.hosts
        ]  # fmt: skip

    async def close(self) -> None: ...


@pytest.mark.parametrize(
    ("hosts", "left"),
    [
        (["93.184.215.14"], ["93.184.215.14"]),
        (["127.0.0.1", "93.184.215.14"], ["93.184.215.14"]),
        (["192.168.0.10"], []),
        (["fe80::1%eth0"], []),
        ([], []),
    ],
)
async def test_a_name_never_leads_into_our_own_network(
    hosts: list[str], left: list[str]
) -> None:
    resolver = PublicResolver(Told(hosts))

    if left:
        found = await resolver.resolve("sheet.example", 443)
        assert [one["host"] for one in found] == left
    else:
        with pytest.raises(OSError, match="not an address"):
            await resolver.resolve("sheet.example", 443)


async def test_a_name_of_this_machine_is_not_reached() -> None:
    async with public_session() as session:
        with pytest.raises(SourceError) as refused:
            await PublishedSheet(session, "https://localhost/stock.csv").read()

    assert refused.value.cause == "unreachable"


@dataclass(kw_only=True)
class Publisher(Local):
    """Serves `/stock.csv`; other paths redirect to what they are told to."""

    redirects: dict[str, str] = field(default_factory=dict)
    body: bytes = SHEET

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.path in self.redirects:
            headers = {"Location": self.redirects[request.path]}
            return web.Response(status=307, headers=headers)
        if request.path == "/stock.csv":
            return web.Response(body=self.body)
        raise web.HTTPNotFound


@pytest.fixture
async def publisher() -> AsyncIterator[Publisher]:
    server = Publisher()
    await server.start()
    yield server
    await server.stop()


def sheet(session: ClientSession, publisher: Publisher, path: str) -> PublishedSheet:
    """Only this local server may be fetched."""

    def check(url: URL) -> None:
        if f"{url.origin()}" != publisher.url:
            raise SourceError("private", "not an address on the internet")

    return PublishedSheet(session, f"{publisher.url}{path}", check=check)


async def test_a_sheet_is_followed_to_where_it_is_and_read_once(
    session: ClientSession, publisher: Publisher
) -> None:
    publisher.redirects = {"/pub": "/moved", "/moved": f"{publisher.url}/stock.csv"}
    source = sheet(session, publisher, "/pub")

    reading = await source.read()

    assert reading is not None
    assert reading.sheet.products[0].variants[0].on_hand == 3
    assert await source.read(reading.mark) is None


@pytest.mark.parametrize(
    ("path", "redirects", "cause"),
    [
        ("/pub", {"/pub": "http://127.0.0.1:9/"}, "private"),
        ("/pub", {"/pub": "http://169.254.169.254/latest"}, "private"),
        ("/pub", {"/pub": "/pub"}, "strange"),
        ("/gone", {}, "missing"),
    ],
)
async def test_a_redirect_leads_nowhere_else(
    session: ClientSession,
    publisher: Publisher,
    path: str,
    redirects: dict[str, str],
    cause: str,
) -> None:
    publisher.redirects = redirects

    with pytest.raises(SourceError) as refused:
        await sheet(session, publisher, path).read()

    assert refused.value.cause == cause


@pytest.mark.parametrize(
    ("status", "cause"), [(401, "refused"), (410, "missing"), (500, "unreachable")]
)
async def test_a_sheet_that_is_not_given_says_why(
    session: ClientSession, publisher: Publisher, status: int, cause: str
) -> None:
    publisher.script.append(web.Response(status=status))

    with pytest.raises(SourceError) as refused:
        await sheet(session, publisher, "/stock.csv").read()

    assert refused.value.cause == cause


async def test_a_sheet_that_is_too_large_is_left(
    session: ClientSession, publisher: Publisher
) -> None:
    publisher.body = b"x" * (MOST_BYTES + 1)

    with pytest.raises(SourceError) as refused:
        await sheet(session, publisher, "/stock.csv").read()

    assert refused.value.cause == "too_large"
