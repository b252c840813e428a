"""How long a large table takes: to import, to read, and to find a product in.

    python -m bench.stock [VARIANTS]

The products are made up of words that shops use, five variants each. Wanted: an import
of 20,000 rows under 5 s, a product found among as many variants under 5 ms.
"""

import asyncio
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from bot.runtime.data_folder import DataFolder
from bot.runtime.valkey import EmbeddedValkey, connect
from bot.store import shop_keys
from stock import csv_files
from stock.match import index, lexicon
from stock.match.mentions import read
from stock.model import Movement, Product, Table, Variant
from stock.redis_table import RedisTable

SIZES = ("34", "36", "38", "40", "42")
KINDS = ("Robe", "Jupe", "Sac", "Pull", "Manteau", "Chemise", "Bottines", "Collier")
MATERIALS = ("lin", "coton", "laine", "soie", "velours", "cuir", "denim")
COLOURS = ("bleu", "noir", "écru", "rouge", "kaki", "rose")
SYLLABLES = ("ma", "lo", "ri", "ne", "zé", "ta", "lu", "vi", "sa", "co", "fé", "bri")
QUESTIONS = 300


def products(variants: int) -> Iterator[Product]:
    chance = random.Random(7)
    for number in range(variants // len(SIZES)):
        name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        kind, material = chance.choice(KINDS), chance.choice(MATERIALS)
        id, colour = f"p{number}", chance.choice(COLOURS)
        yield Product(
            id=id,
            name=f"{kind} {name} {material}",
            category=kind.lower(),
            details=f"{material}, doublé",
            variants=tuple(
                Variant(product=id, size=size, colour=colour, sku=f"{id}-{size}",
                        price=Decimal("59.00"), on_hand=chance.randrange(4))
                for size in SIZES
            ),
        )  # fmt: skip


def lookups(table: Table) -> None:
    """A customer's question about a product, by its name, size and colour."""
    started = time.perf_counter()
    built = index.build(table, lexicon.load())
    print(f"index of the words, once for each catalogue: {since(started):.2f} s")
    chance = random.Random(11)
    asked = chance.sample(list(table), QUESTIONS)
    read("bonjour", built, "fr")
    started = time.perf_counter()
    read("la robe malori est encore là ?", built, "fr")
    print(f"first question, which prepares the rest: {since(started) * 1000:.0f} ms")
    for how, spelt in (("", str), ("misspelt ", _misspelt)):
        times, spent, found = [], [], 0
        for product in asked:
            text = f"{spelt(product.name)} en 38 {product.colours[0]}, encore dispo ?"
            started, busy = time.perf_counter(), time.process_time()
            reading = read(text, built, "fr")
            times.append(since(started) * 1000)
            spent.append((time.process_time() - busy) * 1000)
            found += any(product.id in mention.products for mention in reading.mentions)
        print(f"lookup of a {how}product: {statistics.median(times):.2f} ms median, "
              f"{_slow(times):.2f} ms at 95 %, {max(times):.2f} ms at most (of the "
              f"processor {_slow(spent):.2f} ms at 95 %); "
              f"{found} of {len(times)} found")  # fmt: skip


def _misspelt(name: str) -> str:
    """With a letter of the middle word left out."""
    kind, own, *rest = name.split()
    return " ".join((kind, own[:2] + own[3:], *rest))


def _slow(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def since(started: float) -> float:
    return time.perf_counter() - started


async def imports(table: RedisTable, data: bytes) -> None:
    started = time.perf_counter()
    sheet = csv_files.read(data)
    read = since(started)
    at = datetime(2026, 11, 21, tzinfo=UTC)
    for name in ("first import", "same import again"):
        movement = Movement(id=name, at=at, author="bench", cause="import")
        started = time.perf_counter()
        await table.import_products(
            sheet.products, movement=movement, tells=sheet.tells
        )
        print(f"{name}: {read:.2f} s to read, {since(started):.2f} s to apply")
    started = time.perf_counter()
    csv_files.difference(await table.snapshot(), sheet.products, tells=sheet.tells)
    print(f"preview of a change: {since(started):.2f} s")


async def main(variants: int) -> None:
    made = list(products(variants))
    data = csv_files.write(made)
    print(f"{sum(len(p.variants) for p in made)} variants of {len(made)} products, "
          f"{len(data) / 1e6:.1f} MB; Python {platform.python_version()}; "
          f"{os.cpu_count()} CPUs with a load of {os.getloadavg()[0]:.1f}")  # fmt: skip
    with tempfile.TemporaryDirectory() as path:
        folder = DataFolder(Path(path) / "data")
        folder.create()
        server = EmbeddedValkey(folder)
        await server.ensure_running()
        try:
            async with connect(server.socket, timeout=60) as redis:
                table = RedisTable(redis, shop_keys("Bench"))
                await imports(table, data)
                fresh = RedisTable(redis, shop_keys("Bench"))
                started = time.perf_counter()
                snapshot = await fresh.snapshot()
                print(f"whole table read: {since(started):.2f} s")
                lookups(snapshot)
        finally:
            await server.stop()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
