"""`comptoir stock import|export|list`."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from actions.shop import Shop
from bot.logs import configure_logs
from bot.mailbox.keys import Keys
from bot.settings import Settings
from bot.stock_keeping.filling import fill_empty_table, import_sheet
from bot.stock_keeping.reports import report
from bot.store import Store, open_store, shop_keys
from stock import csv_files
from stock.model import Product, Variant, VariantKey
from stock.redis_table import RedisTable


@dataclass(frozen=True, slots=True)
class Kept:
    """A shop's stock table and its keys: what of a counter a command has."""

    keys: Keys
    table: RedisTable


@asynccontextmanager
async def open_table(
    settings: Settings, shop: Shop, *, fill: bool = True
) -> AsyncIterator[RedisTable]:
    async with open_table_and_store(settings, shop, fill=fill) as (table, _):
        yield table


@asynccontextmanager
async def open_table_and_store(
    settings: Settings, shop: Shop, *, fill: bool = True
) -> AsyncIterator[tuple[RedisTable, Store]]:
    """The shop's stock table, filled from the CSV beside the shop file if empty."""
    configure_logs("warning")
    async with open_store(settings) as store:
        table = RedisTable(store.redis, shop_keys(shop.name))
        if fill:
            file = await fill_empty_table(table, settings.shop_file, datetime.now(UTC))
            if file is not None:
                typer.echo(f"The stock was empty: filled from {file}.", err=True)
        yield table, store


async def import_file(
    settings: Settings, shop: Shop, file: Path, *, replace: bool
) -> None:
    """Raises stock.csv_files.BadSheet with every row that is wrong; nothing changes."""
    sheet = csv_files.read(file.read_bytes())
    for warning in sheet.warnings:
        typer.echo(f"{file}: {warning}", err=True)
    async with open_table_and_store(settings, shop, fill=False) as (table, store):
        before = await table.snapshot()
        at = datetime.now(UTC)
        done = await import_sheet(table, sheet, at=at, cause=file.name, replace=replace)
        stocked = Kept(shop_keys(shop.name), table)
        await report(store.redis, stocked, [done.moved.movement.id], at)
        after = await table.snapshot()
        for kept in done.kept:
            typer.echo(f"kept, since it is on hold: {_name(kept.variant)}", err=True)
    pieces = sum(v.on_hand for product in after for v in product.variants)
    variants = sum(len(product.variants) for product in after)
    typer.echo(
        f"Imported {len(sheet.products)} products. The stock has {len(after)} "
        f"products, {variants} variants and {pieces} pieces (before: {len(before)} "
        "products)."
    )


async def export_file(settings: Settings, shop: Shop, file: Path | None) -> None:
    async with open_table(settings, shop) as table:
        data = csv_files.write(await table.snapshot())
    if file is None:
        sys.stdout.buffer.write(data)
    else:
        draft = file.with_name(file.name + ".new")
        draft.write_bytes(data)
        draft.replace(file)
        typer.echo(f"Written: {file}", err=True)


async def list_products(settings: Settings, shop: Shop, words: str) -> None:
    async with open_table(settings, shop) as table:
        products = list(await table.snapshot())
    wanted = words.casefold().split()
    found = [p for p in products if all(word in _words_of(p) for word in wanted)]
    if not found:
        typer.echo("Nothing in stock has these words." if words else "No stock yet.")
        return
    for product in found:
        _show(product)


def _words_of(product: Product) -> str:
    return " ".join((product.id, product.name, *product.aliases)).casefold()


def _show(product: Product) -> None:
    prices = " – ".join(f"{price:.2f}" for price in product.prices)
    hidden = "  (hidden)" if product.hidden else ""
    typer.echo(f"{product.name}  [{product.id}]  {prices}{hidden}")
    for variant in product.variants:
        typer.echo(
            f"  {_label(variant):24} {variant.available:>4} free{_held(variant)}"
        )


def _name(key: VariantKey) -> str:
    return " ".join(part for part in (key.product, key.size, key.colour) if part)


def _label(variant: Variant) -> str:
    return " ".join(part for part in (variant.size, variant.colour) if part) or "–"


def _held(variant: Variant) -> str:
    return f"  ({variant.held} on hold)" if variant.held else ""
