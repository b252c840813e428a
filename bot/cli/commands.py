"""`comptoir ...`: everything but the stock table."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.starting import (
    DataOption,
    RedisOption,
    ShopOption,
    finish,
    settings_of,
    shop_of,
)
from bot.cli.stock import stock

app = typer.Typer(
    help="The counter of your boutique: answers customers truthfully from your stock.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(stock, name="stock")


def main() -> None:
    """Run a command; a known problem ends in one sentence, not in a traceback."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)


@app.command()
def run(
    shop: ShopOption = None, redis: RedisOption = "", data: DataOption = None
) -> None:
    """Serve the configured channels until it is stopped."""
    from bot.commands.run import serve

    settings = settings_of(shop, redis, data)
    finish(serve(settings, shop_of(settings)))


@app.command()
def demo(
    shop: ShopOption = None, redis: RedisOption = "", data: DataOption = None
) -> None:
    """Serve a playground page in the browser: no account, no token."""
    from bot.commands.run import serve

    settings = settings_of(shop, redis, data)
    finish(serve(settings, shop_of(settings), demo=True))


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="What the customer writes")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON line")
    ] = False,
    shop: ShopOption = None,
    redis: RedisOption = "",
    data: DataOption = None,
) -> None:
    """Answer one customer message, on a scratch copy of the stock."""
    from bot.commands.play import ask_one

    settings = settings_of(shop, redis, data)
    finish(ask_one(settings, shop_of(settings), text, as_json=as_json))


@app.command()
def replay(
    file: Annotated[Path, typer.Argument(help="Conversations, one JSON line each")],
    shop: ShopOption = None,
    redis: RedisOption = "",
    data: DataOption = None,
) -> None:
    """Play recorded conversations. Prints one JSON line per customer message."""
    from bot.commands.play import replay_file

    settings = settings_of(shop, redis, data)
    finish(replay_file(settings, shop_of(settings), file))


@app.command()
def train(
    if_needed: Annotated[
        bool, typer.Option("--if-needed", help="Only if its inputs have changed")
    ] = False,
    shop: ShopOption = None,
    redis: RedisOption = "",
    data: DataOption = None,
) -> None:
    """Train the model. From config.yml, nlu/ and what the owner has labelled; a running
    one is replaced.
    """
    from bot.commands.train import train_model

    settings = settings_of(shop, redis, data)
    finish(train_model(settings, if_needed=if_needed))


@app.command()
def learnt(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; else it is printed")
    ] = None,
    shop: ShopOption = None,
    redis: RedisOption = "",
    data: DataOption = None,
) -> None:
    """Write out what was learnt. The sentences that the owner labelled with /learn.

    The next `comptoir train` on this store uses them by itself; a file of them can be
    read, or put into a folder of nlu/data where the model is trained elsewhere.
    """
    from bot.commands.learnt import export_learnt

    settings = settings_of(shop, redis, data)
    finish(export_learnt(settings, shop_of(settings), file))


@app.command()
def pair(
    forget_all: Annotated[
        bool, typer.Option("--forget-all", help="First, nobody is an owner any more")
    ] = False,
    shop: ShopOption = None,
    redis: RedisOption = "",
    data: DataOption = None,
) -> None:
    """Print a one-time code: the account that sends it becomes an owner."""
    from bot.commands.pair import print_code

    settings = settings_of(shop, redis, data)
    finish(print_code(settings, shop_of(settings), forget_all=forget_all))


@app.command()
def check(
    shop: ShopOption = None, redis: RedisOption = "", data: DataOption = None
) -> None:
    """Say what is missing or wrong. Exits 1 if the shop could not serve."""
    from bot.commands.check import examine

    if not finish(examine(os.environ, shop=shop, redis=redis, data=data)):
        raise typer.Exit(1)


@app.command()
def stop(data: DataOption = None) -> None:
    """Stop what runs beside the bot. The embedded server and the model process."""
    from bot.commands.run import stop_all

    finish(stop_all(settings_of(None, "", data)))
