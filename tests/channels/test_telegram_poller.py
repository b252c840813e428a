import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.channels.errors import ChannelError, SendLater, SendRefused
from bot.channels.telegram import TelegramClient, TelegramPoller, set_webhook
from bot.channels.telegram.client import ALLOWED_UPDATES
from tests.channels.waiting import until
from tests.platforms.bot_api_wire import Scripted

SECRET = "a-secret_of_ours"


class Store:
    """Keeps what it is given; fails as often as it is told."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.failures = 0
        self.changed = asyncio.Event()

    async def __call__(self, body: bytes) -> None:
        if self.failures:
            self.failures -= 1
            raise ConnectionError("the store is away")
        update = json.loads(body)
        self.texts.append(update.get("message", {}).get("text", "?"))
        self.changed.set()

    async def has(self, count: int) -> list[str]:
        async with asyncio.timeout(5):
            while len(self.texts) < count:
                self.changed.clear()
                await self.changed.wait()
        return self.texts


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
async def poller(client: TelegramClient, store: Store) -> AsyncIterator[TelegramPoller]:
    polling = TelegramPoller(client, store, waits=(0.01, 0.02))
    running = asyncio.create_task(polling.run())
    yield polling
    running.cancel()
    async with asyncio.timeout(1):
        await asyncio.gather(running, return_exceptions=True)


async def test_updates_are_stored_in_order_and_then_confirmed(poller, store, bot_api):
    for text in ("un", "deux", "trois"):
        await bot_api.say(8801, text)

    assert await store.has(3) == ["un", "deux", "trois"]
    await until(lambda: not bot_api.pending)
    asked = bot_api.calls[0][1]
    assert asked["allowed_updates"] == list(ALLOWED_UPDATES)
    assert asked["timeout"] == "50"
    assert poller.trouble == ""


async def test_what_is_not_stored_comes_again_and_first(client, store, bot_api) -> None:
    store.failures = 3
    for text in ("un", "deux"):
        await bot_api.say(8801, text)
    polling = TelegramPoller(client, store, waits=(0.01,))
    running = asyncio.create_task(polling.run())

    assert await store.has(2) == ["un", "deux"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_failing_store_is_told_as_trouble(poller, store, bot_api) -> None:
    store.failures = 1_000_000
    await bot_api.say(8801, "un")

    await until(lambda: poller.trouble == "not stored")
    assert len(bot_api.pending) == 1


async def test_an_update_that_cannot_be_parsed_stops_none_of_the_others(
    poller, store, bot_api
) -> None:
    await bot_api.put({"message": {"text": "no date, no chat"}})
    await bot_api.say(8801, "half an emoji \ud83d")

    assert len(await store.has(2)) == 2


async def test_a_webhook_in_the_way_is_deleted(store, client, bot_api) -> None:
    bot_api.webhook = {"url": "https://old.example/hook"}
    polling = TelegramPoller(client, store, waits=(0.01,))
    running = asyncio.create_task(polling.run())
    await bot_api.put({"message": {"text": "still here"}})
    bot_api._pump.cancel()

    assert await store.has(1) == ["still here"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    given = next(given for method, given in bot_api.calls if method == "deleteWebhook")
    assert given.get("drop_pending_updates") in (None, "false", "False")


async def test_another_poller_is_told_and_waited_for(poller, bot_api) -> None:
    for _ in range(30):
        bot_api.fail_next(409, "Conflict: terminated", method="getUpdates")

    await bot_api.say(8801, "un")

    await until(lambda: "another program" in poller.trouble)
    await until(lambda: len(bot_api.calls) > 5)
    assert "deleteWebhook" not in [method for method, _ in bot_api.calls]


async def test_who_is_in_the_way_may_not_be_found_out(poller, bot_api) -> None:
    for _ in range(30):
        bot_api.fail_next(409, "Conflict: terminated", method="getUpdates")
        bot_api.fail_next(500, "no", method="getWebhookInfo")

    await bot_api.say(8801, "un")

    await until(lambda: poller.trouble == "a webhook or another program is in the way")


@pytest.mark.parametrize(
    ("code", "trouble"),
    [(401, "unknown token"), (500, "not reachable"), (429, "rate limit")],
)
async def test_trouble_is_named_and_ends(
    client, store, bot_api, code: int, trouble: str
) -> None:
    polling = TelegramPoller(client, store, waits=(0.3,))
    parameters = {"retry_after": 0.3} if code == 429 else {}
    bot_api.fail_next(code, "no", method="getUpdates", **parameters)
    running = asyncio.create_task(polling.run())

    await until(lambda: polling.trouble == trouble)
    await until(lambda: not polling.trouble)
    await bot_api.say(8801, "un")
    assert await store.has(1) == ["un"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_an_answer_that_is_none_is_survived(poller, store, bot_api) -> None:
    bot_api.script.append(Scripted("getUpdates", body=b'{"ok":true,"result":5}'))
    bot_api.script.append(Scripted("getUpdates", body=b"<html>"))
    await bot_api.say(8801, "un")

    assert await store.has(1) == ["un"]


async def test_it_stops_at_once_when_cancelled(client, store, bot_api) -> None:
    running = asyncio.create_task(TelegramPoller(client, store).run())
    await until(lambda: bot_api.calls)

    running.cancel()

    async with asyncio.timeout(0.5):
        with pytest.raises(asyncio.CancelledError):
            await running


async def test_a_webhook_is_set_and_read_back(client, bot_api) -> None:
    url = "https://counter.example/webhook/telegram"

    state = await set_webhook(client, url, SECRET)

    assert (state.url, state.pending, state.last_error) == (url, 0, "")
    assert bot_api.webhook == {
        "url": url,
        "secret_token": SECRET,
        "max_connections": "40",
        "allowed_updates": list(ALLOWED_UPDATES),
        "drop_pending_updates": "false",
    }


@pytest.mark.parametrize("secret", ["", "a b", "é", "x" * 257])
async def test_a_secret_that_telegram_does_not_take_is_refused(client, secret) -> None:
    with pytest.raises(ValueError, match="secret"):
        await set_webhook(client, "https://counter.example/", secret)


async def test_a_webhook_that_was_not_kept_is_told(client, bot_api) -> None:
    done = b'{"ok":true,"result":true}'
    bot_api.script.append(Scripted("setWebhook", body=done))

    with pytest.raises(ChannelError, match="not kept"):
        await set_webhook(client, "https://counter.example/", SECRET)


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        (400, "Bad Request: bad webhook: HTTPS url must be provided", SendRefused),
        (502, "Bad Gateway", SendLater),
    ],
)
async def test_telegrams_refusal_of_a_webhook_is_ours(
    client, bot_api, code, text, kind
):
    bot_api.fail_next(code, text, method="setWebhook")

    with pytest.raises(kind):
        await set_webhook(client, "http://counter.example/", SECRET)


async def test_the_webhook_brings_each_update_until_it_is_taken(
    telegram, client, bot_api, aiohttp_server
) -> None:
    taken: list[str] = []
    refusals = [503, 500]

    async def webhook(request: web.Request) -> web.Response:
        body = await request.read()
        telegram.verify(body, request.headers)
        if refusals:
            return web.Response(status=refusals.pop())
        taken.extend(update.id for update in telegram.parse(body).updates)
        return web.Response()

    app = web.Application()
    app.router.add_post("/webhook/telegram", webhook)
    server = await aiohttp_server(app)
    await set_webhook(client, str(server.make_url("/webhook/telegram")), SECRET)

    update = await bot_api.say(8801, "Vous livrez à Liège ? 😀")

    await until(lambda: not bot_api.pending)
    assert taken == [f"123456:{update['update_id']}"]
    assert bot_api.statuses == [500, 503, 200]
