"""The fakes behave as the platforms do."""

import asyncio
import subprocess
import sys

import aiohttp
import pytest
from aiohttp import web

from bot.channels.messenger.signature import verify_signature
from tests.channels.waiting import until
from tests.platforms.bot_api import FakeBotApi
from tests.platforms.graph import DAY_MS, FakeGraph
from tests.platforms.graph_wire import escaped


async def test_the_bot_api_knows_its_token_and_its_methods(bot_api) -> None:
    async with aiohttp.ClientSession() as session:
        wrong = f"{bot_api.url}/bot1:wrong/getMe"
        unknown = f"{bot_api.url}/bot{bot_api.token}/sendRainbow"
        async with session.get(wrong) as response:
            assert response.status == 401
        async with session.get(unknown) as response:
            assert response.status == 404


async def test_a_second_poller_ends_the_first_with_conflict(bot_api) -> None:
    polling = f"{bot_api.url}/bot{bot_api.token}/getUpdates"

    async def poll(session: aiohttp.ClientSession, seconds: int) -> int:
        asked = {"offset": "0", "timeout": str(seconds)}
        async with session.post(polling, data=asked) as response:
            return response.status

    async with aiohttp.ClientSession() as session:
        first = asyncio.create_task(poll(session, 10))
        await until(lambda: bot_api.calls)
        assert await poll(session, 0) == 200
        assert await first == 409


async def test_graph_signs_the_raw_bytes_with_accents_escaped(graph, aiohttp_server):
    bodies: list[bytes] = []

    async def webhook(request: web.Request) -> web.Response:
        body = await request.read()
        verify_signature(body, request.headers, FakeGraph.app_secret)
        bodies.append(body)
        return web.Response()

    app = web.Application()
    app.router.add_post("/", webhook)
    server = await aiohttp_server(app)
    graph.hook = str(server.make_url("/"))
    await graph.say("73", "café 😀")

    assert rb"caf\u00e9 \ud83d\ude00" in bodies[0]
    assert graph.statuses == [200]


async def test_graph_gives_up_on_a_webhook_that_never_answers(graph) -> None:
    graph.hook = "http://127.0.0.1:1/"

    assert await graph.deliver({"object": "page"}, attempts=3) == [0, 0, 0]


async def test_graph_verifies_a_webhook_as_the_dashboard_does(
    graph, messenger, aiohttp_server
) -> None:
    async def hook(request: web.Request) -> web.Response:
        challenge = messenger.challenge(request.query)
        return web.Response(text=challenge, status=403 if challenge is None else 200)

    app = web.Application()
    app.router.add_get("/", hook)
    server = await aiohttp_server(app)
    graph.hook = str(server.make_url("/"))

    assert await graph.verify_hook("verify me", "1158201444") == (200, "1158201444")
    assert (await graph.verify_hook("wrong", "1158201444"))[0] == 403


@pytest.mark.parametrize(
    ("change", "code", "subcode"),
    [
        ({"message": {}}, 100, 0),
        ({"message": {"text": "a" * 2000}}, 100, 0),
        ({"messaging_type": "MESSAGE_TAG", "tag": "ACCOUNT_UPDATE"}, 100, 0),
        ({"recipient": {"id": "99"}}, 100, 2018001),
    ],
)
async def test_graph_refuses_what_meta_refuses(graph, change, code, subcode) -> None:
    error = await post(graph, graph.version, change)

    assert (error["code"], error.get("error_subcode", 0)) == (code, subcode)


async def test_graph_refuses_an_old_version_and_a_late_message(graph, clock) -> None:
    assert (await post(graph, "v20.0", {}))["code"] == 2635

    clock.ms += DAY_MS + 1
    assert (await post(graph, graph.version, {}))["error_subcode"] == 2018278


async def post(graph: FakeGraph, version: str, change: dict) -> dict:
    body = {
        "recipient": {"id": "73"},
        "messaging_type": "RESPONSE",
        "message": {"text": "Oui"},
        **change,
    }
    proof = "e0e09cb691a8f84bf5b87888fac8c6c3f333cbd53a829dadb89c54ea239b093e"
    query = {"access_token": graph.page_token, "appsecret_proof": proof}
    url = f"{graph.url}/{version}/{graph.page_id}/messages"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, params=query, data=escaped(body)) as response,
    ):
        assert response.status == 400
        return (await response.json())["error"]


@pytest.mark.parametrize("fake", ["graph", "bot_api"])
def test_the_fakes_run_by_hand(fake: str) -> None:
    command = [sys.executable, "-m", f"tests.platforms.{fake}", "--port", "0"]
    more = ["--hook", "http://127.0.0.1:1/"] if fake == "graph" else []

    ran = subprocess.run([*command, *more], input=b"", capture_output=True, check=True)

    assert b"API_URL=http://127.0.0.1:" in ran.stdout


def test_a_fake_of_telegram_has_a_token_like_theirs() -> None:
    assert FakeBotApi.token.partition(":")[0].isdecimal()
