"""Bad input at Messenger's webhook: each a plain status, and the counter goes on."""

import gzip
import io
import json
import time

import aiohttp
import pytest

from bot.conversations import conversation_id
from bot.gateway import BODY_AT_MOST
from bot.serving import Serving
from bot.updates import Address
from tests.channels.waiting import until
from tests.journey.conftest import Town
from tests.platforms.graph_wire import escaped

SIGNED = "X-Hub-Signature-256"
ASKED = "C'est encore dispo en 38 la robe Jeanne ?"
DEEP = 200_000


async def post(
    parts: Serving, body: bytes, headers: list[tuple[str, str]], *, cut: bool = False
) -> int:
    """The status; with `cut` the body comes in pieces, its length untold."""

    async def pieces():  # type: ignore[no-untyped-def]
        for start in range(0, len(body), 65_536):
            yield body[start : start + 65_536]

    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"{parts.address}/webhook/messenger",
            data=pieces() if cut else io.BytesIO(body),
            headers=headers,
        ) as response,
    ):
        return response.status


async def signed(town: Town, parts: Serving, body: bytes) -> int:
    return await post(parts, body, [(SIGNED, town.graph.sign(body))])


async def kept_aside(parts: Serving) -> list[bytes]:
    return await parts.intake.quarantine.bodies(parts.now_ms())


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda right: [], id="none"),
        pytest.param(lambda right: [right[7:]], id="no-prefix"),
        pytest.param(lambda right: [right.upper()], id="upper-case"),
        pytest.param(lambda right: ["sha256=é"], id="not-ascii"),
        pytest.param(lambda right: ["sha256="], id="empty"),
        pytest.param(lambda right: [right, right], id="twice"),
        pytest.param(lambda right: ["sha256=00", right], id="wrong-and-right"),
        pytest.param(lambda right: [right[:-1]], id="cut"),
    ],
)
async def test_what_is_not_signed_once_and_rightly_is_refused(
    town: Town, write
) -> None:
    body = escaped(town.graph.envelope([town.graph.event("p", {"message": {}})]))
    async with town.open() as parts:
        headers = [(SIGNED, value) for value in write(town.graph.sign(body))]

        assert await post(parts, body, headers) == 403
        assert await kept_aside(parts) == []


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "gzip, identity"])
async def test_an_encoded_body_is_not_unpacked(town: Town, encoding: str) -> None:
    body = gzip.compress(b"[" * 1_000_000)
    async with town.open() as parts:
        headers = [(SIGNED, town.graph.sign(body)), ("Content-Encoding", encoding)]

        assert await post(parts, body, headers) == 415


@pytest.mark.parametrize("cut", [False, True], ids=["told", "untold"])
async def test_a_body_that_is_too_large_is_refused(town: Town, cut: bool) -> None:
    body = b" " * (BODY_AT_MOST + 1)
    async with town.open() as parts:
        headers = [(SIGNED, town.graph.sign(body))]

        assert await post(parts, body, headers, cut=cut) == 413


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="cut"),
        pytest.param(b"[" * DEEP, id="deep-lists"),
        pytest.param(b'{"a":' * DEEP, id="deep-objects"),
        pytest.param(b'{"object":"page","entry":' + b"[" * DEEP, id="deep-entry"),
        pytest.param(b"9" * 5_000, id="5000-digits"),
        pytest.param(b"NaN", id="not-a-number"),
        pytest.param(b"\xff\xfe{\x00}\x00", id="utf-16"),
        pytest.param(b"\x00", id="nul"),
        pytest.param(b'"page"', id="a-string"),
        pytest.param(b'{"object": "page", "entry": 7}', id="ill-typed"),
    ],
)
async def test_signed_but_unreadable_is_kept_aside_and_accepted(
    town: Town, body: bytes
) -> None:
    async with town.open() as parts:
        assert await signed(town, parts, body) == 200

        [aside] = await kept_aside(parts)
        assert aside == body[: len(aside)]


HALF_AN_EMOJI = b'"text": "\\ud83d robe ?"'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HALF_AN_EMOJI, id="lone-surrogate"),
        pytest.param(b'"text": "robe\\u0000 ?"', id="nul"),
        pytest.param(b'"text": "%s"' % (b"robe " * 1_000), id="5000-characters"),
        pytest.param(b'"text": "\\ud83d\\ude00\\ud83d\\udc57"', id="only-emoji"),
        pytest.param(b'"text": "   \\u200b "', id="only-blanks"),
        pytest.param(b'"text": "Haben Sie das Kleid noch in 38?"', id="fifth-language"),
        pytest.param('"text": "Є ще сукня?"'.encode(), id="another-script"),
        pytest.param(
            b'"attachments": [{"type": "image", "payload": {"url": "https://x/y"}}]',
            id="photo-without-text",
        ),
        pytest.param(
            b'"attachments": [{"type": "audio", "payload": {"url": "https://x/y"}}]',
            id="voice",
        ),
    ],
)
async def test_an_odd_message_gets_one_sensible_reply(town: Town, text: bytes) -> None:
    event = b'{"sender": {"id": "p"}, "recipient": {"id": "%s"}, "timestamp": %d, '
    event %= (town.graph.page_id.encode(), town.graph.now())
    body = b'{"object": "page", "entry": [{"id": "%s", "messaging": [%s' % (
        town.graph.page_id.encode(),
        event + b'"message": {"mid": "m_odd", ' + text + b"}}]}]}",
    )
    town.graph.last_from["p"] = town.graph.now()
    async with town.open() as parts:
        assert await signed(town, parts, body) == 200
        await until(lambda: town.graph.sent)

        assert await kept_aside(parts) == []
    [sent] = town.graph.sent
    assert sent["message"]["text"].strip()


async def test_one_bad_item_of_a_batch_does_not_lose_the_others(town: Town) -> None:
    graph = town.graph
    town.rasa.topics[ASKED] = ("availability",)
    graph.last_from["p"] = graph.now()
    good = graph.event("p", {"message": {"mid": "m_good", "text": ASKED}})
    bad = graph.event("p", {"message": {"mid": 7, "text": ["robe"]}})
    async with town.open() as parts:
        await graph.deliver(graph.envelope([bad, good]))
        await until(lambda: graph.sent)

        assert len(await kept_aside(parts)) == 1
    assert graph.statuses[0] == 200


@pytest.mark.parametrize("at", [0, -1, 10**13, 10**18, 10**30])
async def test_an_impossible_time_is_no_reason_for_silence(town: Town, at: int) -> None:
    graph = town.graph
    graph.last_from["p"] = graph.now()
    event = {**graph.event("p", {"message": {"mid": "m", "text": ASKED}})}
    body = json.dumps(graph.envelope([{**event, "timestamp": at}])).encode()
    async with town.open() as parts:
        assert await signed(town, parts, body) == 200
        await until(lambda: graph.sent)


async def test_a_thousand_updates_in_one_call_are_stored_within_five_seconds(
    town: Town,
) -> None:
    graph = town.graph
    person = "p"
    events = [
        graph.event(person, {"message": {"mid": f"m_{n}", "text": f"robe {n}"}})
        for n in range(1_000)
    ]
    async with town.open() as parts:
        started = time.monotonic()
        assert await graph.deliver(graph.envelope(events)) == [200]
        assert time.monotonic() - started < 5.0
        assert await graph.deliver(graph.envelope(events)) == [200]

        text = parts.metrics.text().decode()
    told = 'comptoir_updates_total{channel="messenger",new='
    assert f'{told}"yes"}} 1000.0' in text
    assert f'{told}"no"}} 1000.0' in text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/webhook/messenger", 403),
        ("GET", "/webhook/messenger?hub.mode=subscribe&hub.verify_token=%ff", 403),
        ("GET", "/webhook/messenger?hub.verify_token=our+own+word", 403),
        ("PUT", "/webhook/messenger", 405),
        ("POST", "/webhook/telegram", 404),
        ("POST", "/webhook/", 404),
        ("GET", "/", 404),
        ("GET", "/webhook/../../etc/passwd", 404),
        ("GET", "/health/live?token=x", 200),
        ("POST", "/metrics", 405),
    ],
)
async def test_every_other_call_has_its_plain_status(
    town: Town, method: str, path: str, status: int
) -> None:
    async with (
        town.open() as parts,
        aiohttp.ClientSession() as session,
        session.request(method, f"{parts.address}{path}") as response,
    ):
        assert response.status == status


async def test_a_stored_row_is_named_by_pseudonyms_only(town: Town) -> None:
    async with town.open() as parts:
        await town.graph.say("psid-secret", ASKED)
        names = [key.decode() async for key in parts.store.redis.scan_iter("*")]

    ours = [name for name in names if parts.keys.prefix in name]
    assert ours
    assert not any("psid-secret" in name for name in ours)
    address = Address("messenger", f"{town.graph.page_id}:psid-secret")
    assert any(conversation_id(address) in name for name in ours)
