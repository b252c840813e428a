"""`comptoir stock ...`: the stock table in the terminal."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.starting import (
    DataOption,
    RedisOption,
    ShopOption,
    fail,
    finish,
    settings_of,
    shop_of,
)

stock = typer.Typer(
    help="The stock table: import, export, list, say.", no_args_is_help=True
)


@stock.command("import")
def stock_import(
    file: Annotated[
        Path, typer.Argument(help="A CSV: ours, or an export of Shopify's")
    ],
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Products that the file does not name go"),
    ] = False,
    shop: ShopOption = None,
    redis: RedisOption = "",
    data: DataOption = None,
) -> None:
    """Make a CSV file the new truth for the products that it names."""
    from bot.commands.stock import import_file

    settings = settings_of(shop, redis, data)
    finish(import_file(settings, shop_of(settings), file, replace=replace))


@stock.command("export")
def stock_export(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; else it is printed")
    ] = None,
    shop: ShopOption = None,
    redis: RedisOption = "",
    data: DataOption = None,
) -> None:
    """Write the stock table as CSV."""
    from bot.commands.stock import export_file

    settings = settings_of(shop, redis, data)
    finish(export_file(settings, shop_of(settings), file))


@stock.command("list")
def stock_list(
    words: Annotated[
        list[str] | None, typer.Argument(help="Only products with these words")
    ] = None,
    shop: ShopOption = None,
    redis: RedisOption = "",
    data: DataOption = None,
) -> None:
    """List the stock: pieces on hand, on hold and free."""
    from bot.commands.stock import list_products

    settings = settings_of(shop, redis, data)
    finish(list_products(settings, shop_of(settings), " ".join(words or [])))


@stock.command("say")
def stock_say(
    text: Annotated[str, typer.Argument(help="What the owner writes")] = "",
    file: Annotated[
        Path | None,
        typer.Option("--file", help='Messages, one line each: {"id", "text"}'),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what it would do")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON line a message")
    ] = False,
    shop: ShopOption = None,
    redis: RedisOption = "",
    data: DataOption = None,
) -> None:
    """Do what the message does in the owner's chat. Prints her answer."""
    from bot.commands.say import say

    if bool(text) == (file is not None):
        fail("give one message, or a file of them with --file")
    settings = settings_of(shop, redis, data)
    work = say(
        settings, shop_of(settings), text, file, dry_run=dry_run, as_lines=as_json
    )
    finish(work)
