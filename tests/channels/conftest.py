from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.channels.messenger import Account, MessengerChannel
from bot.channels.telegram import TelegramChannel, TelegramClient
from bot.channels.telegram.pacer import Pacer
from tests.channels.clocks import Clock
from tests.platforms.bot_api import FakeBotApi
from tests.platforms.graph import FakeGraph


@pytest.fixture
def account() -> Account:
    return Account(
        page_id=FakeGraph.page_id,
        page_token=FakeGraph.page_token,
        app_id=FakeGraph.app_id,
        app_secret=FakeGraph.app_secret,
        verify_token="verify me",
        instagram_id=FakeGraph.instagram_id,
    )


@pytest.fixture
def clock() -> Clock:
    return Clock(ms=1_795_291_700_000)


@pytest.fixture
async def graph(clock: Clock) -> AsyncIterator[FakeGraph]:
    fake = FakeGraph(now=clock.now)
    fake.last_from["73"] = clock.ms
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
async def messenger(
    graph: FakeGraph, account: Account, clock: Clock
) -> AsyncIterator[MessengerChannel]:
    async with aiohttp.ClientSession() as session:
        yield MessengerChannel(session, account, api_url=graph.url, now=clock.now)


@pytest.fixture
async def bot_api() -> AsyncIterator[FakeBotApi]:
    fake = FakeBotApi()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
async def client(bot_api: FakeBotApi) -> AsyncIterator[TelegramClient]:
    connected = TelegramClient(bot_api.token, api_url=bot_api.url)
    yield connected
    await connected.close()


@pytest.fixture
def telegram(client: TelegramClient, clock: Clock) -> TelegramChannel:
    pacer = Pacer(clock=clock.seconds, sleep=clock.sleep)
    return TelegramChannel(client, secret="a-secret_of_ours", pacer=pacer)
