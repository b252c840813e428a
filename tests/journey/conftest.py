"""A counter that really serves, between platforms that are local servers."""

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.app import serving
from bot.serving import Serving, wall_clock
from bot.settings import Settings, read_settings
from bot.shop_file import read_shop_file
from tests.platforms.bot_api import FakeBotApi
from tests.platforms.graph import FakeGraph
from tests.platforms.rasa import FakeRasa

SHOP = """
shop: {name: NAME, owner: Léa, currency: EUR, timezone: Europe/Brussels, country: BE,
       languages: [fr, nl, en, it], address: "Rue Neuve 12, 4000 Liège"}
hours:
  mon-sun: ["00:00-24:00"]
  holidays: false
shipping:
  - {to: [BE], carrier: bpost, cost: 4.95, free_from: 75, days: [1, 3]}
quiet_window: 0.2s
release_after: 2h
"""

STOCK = """product,name,aliases,category,size,colour,sku,price,quantity,photo,details
robe-jeanne-lin,Robe Jeanne lin,,robe,36,bleu,,89.00,0,,
robe-jeanne-lin,Robe Jeanne lin,,robe,38,bleu,,89.00,2,,
sac-zoe,Sac Zoé,,sac,,noir,,49.00,1,,
"""


@dataclass(kw_only=True)
class Town:
    """The shop, its platforms and its model."""

    settings: Settings
    graph: FakeGraph
    bot_api: FakeBotApi
    rasa: FakeRasa

    @asynccontextmanager
    async def open(
        self, now: Callable[[], datetime] = wall_clock
    ) -> AsyncIterator[Serving]:
        shop = read_shop_file(self.settings.shop_file)
        async with serving(self.settings, shop, now=now) as parts:
            self.graph.hook = f"{parts.address}/webhook/messenger"
            yield parts

    def without_model(self) -> "Town":
        nlu = replace(self.settings.nlu, urls=("http://127.0.0.1:9",))
        return replace(self, settings=replace(self.settings, nlu=nlu))


@pytest.fixture
async def town(tmp_path: Path, valkey_socket: Path) -> AsyncIterator[Town]:
    graph, bot_api, rasa = FakeGraph(), FakeBotApi(), FakeRasa()
    for platform in (graph, bot_api, rasa):
        await platform.start()
    name = f"Maison {uuid.uuid4().hex[:10]}"
    (tmp_path / "shop.yml").write_text(SHOP.replace("NAME", name))
    (tmp_path / "stock.csv").write_text(STOCK)
    environment = {
        "COMPTOIR_SHOP": str(tmp_path / "shop.yml"),
        "REDIS_URL": f"unix://{valkey_socket}",
        "PORT": "0",
        "NLU_URL": rasa.url,
        "NLU_TOKEN": rasa.token,
        "MESSENGER_PAGE_TOKEN": graph.page_token,
        "MESSENGER_PAGE_ID": graph.page_id,
        "MESSENGER_APP_ID": graph.app_id,
        "MESSENGER_APP_SECRET": graph.app_secret,
        "MESSENGER_VERIFY_TOKEN": "our own word",
        "MESSENGER_API_URL": graph.url,
        "INSTAGRAM_ID": graph.instagram_id,
        "TELEGRAM_TOKEN": bot_api.token,
        "TELEGRAM_API_URL": bot_api.url,
    }
    yield Town(
        settings=read_settings(environment), graph=graph, bot_api=bot_api, rasa=rasa
    )
    for platform in (graph, bot_api, rasa):
        await platform.stop()
