"""The evening of `make evening`, with the topics that its file names."""

import json
from pathlib import Path

from redis.asyncio import Redis

from bench import evening
from bench.simulated import TableParser, simulated
from bot.owner.promises import Ledger
from bot.recordings import read_recorded
from bot.shop_file import read_shop_file
from bot.stock_keeping.filling import fill_empty_table
from tests.owner.promising import on

SHOP = evening.ROOT / "shop.yml"


def heard() -> dict[str, tuple[str, ...]]:
    rows = [json.loads(line) for line in evening.FILE.read_text().splitlines()]
    messages = [message for row in rows for message in row["messages"]]
    return {message["text"]: tuple(message["topics"]) for message in messages}


async def test_nobody_is_forgotten_told_twice_or_woken(
    redis: Redis, tmp_path: Path
) -> None:
    (tmp_path / "shop.yml").write_text(
        SHOP.read_text().replace("Maison Lila", f"Maison {tmp_path.name}")
    )
    shop_file = read_shop_file(tmp_path / "shop.yml")
    shop = simulated(redis, shop_file, TableParser(heard()), at=on(26, "17:50"))
    await fill_empty_table(shop.counter.table, SHOP, shop.clock.at)
    await shop.pair()

    played = await evening.play(shop, read_recorded(evening.FILE))

    told = evening.figures(played)
    ledger = Ledger(redis, shop.keys)
    assert (told["customers"], told["messages from customers"]) == (40, 78)
    assert {fault: told[fault] for fault in evening.FAULTS} == dict.fromkeys(
        evening.FAULTS, 0
    )
    assert (await ledger.counts())["broken"] == 0
    assert await ledger.open() == {}
