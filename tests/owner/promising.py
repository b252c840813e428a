"""A small shop on a clock that is moved by hand, for tests of promises."""

import uuid
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from redis.asyncio import Redis

from bench.simulated import Simulated, TableParser, simulated
from bot.shop_file import read_shop_file
from bot.stock_keeping.filling import fill_empty_table
from bot.updates import Address

BRUSSELS = ZoneInfo("Europe/Brussels")
TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=BRUSSELS)
BARBARA, INES = Address("messenger", "barbara"), Address("messenger", "ines")
COMPLAINT = "Ma robe est arrivée abîmée"
ORDER = "Où est mon colis ?"

SHOP = """
shop: {name: NAME, owner: Léa, currency: EUR, timezone: Europe/Brussels, country: BE,
       languages: [fr, nl, en, it], address: "Rue Neuve 12, 4000 Liège",
       phone: "+32 4 000 00 00"}
hours:
  tue-fri: ["10:00-12:30", "13:30-18:30"]
  sat: ["10:00-18:00"]
  holidays: false
shipping:
  - {to: [BE], carrier: bpost, cost: 4.95, days: [1, 3]}
"""
STOCK = """product,name,aliases,category,size,colour,sku,price,quantity,photo,details
robe-lin,Robe Lin,,robe,38,bleu,,89.00,2,,
"""

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


def on(day: int, clock: str) -> datetime:
    """A time of that day in November 2026; the 24th is a Tuesday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=BRUSSELS)


async def open_shop(
    redis: Redis, folder: Path, at: datetime = TUESDAY, *, shop_file: str = SHOP
) -> Simulated:
    name = f"Maison {uuid.uuid4().hex[:10]}"
    (folder / "shop.yml").write_text(shop_file.replace("NAME", name))
    (folder / "stock.csv").write_text(STOCK)
    parser = TableParser({COMPLAINT: ("complaint",), ORDER: ("order_status",)})
    shop = simulated(redis, read_shop_file(folder / "shop.yml"), parser, at=at)
    await fill_empty_table(shop.counter.table, folder / "shop.yml", at)
    await shop.pair()
    return shop
