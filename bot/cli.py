"""The console script `comptoir`. A command's module is imported when it is called."""

import asyncio
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

# Nobody uses the coloured output of typer or structlog: rich would cost 0.2 s a start.
sys.modules.setdefault("rich", None)  # type: ignore[arg-type]
import typer  # noqa: E402 - after rich has been put out of the way

if TYPE_CHECKING:
    from actions.shop import Shop
    from bot.settings import Settings

T = TypeVar("T")

app = typer.Typer(
    help="The counter of your boutique: answers customers truthfully from your stock.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
stock = typer.Typer(
    help="The stock table: import, export, list, say.", no_args_is_help=True
)
app.add_typer(stock, name="stock")

ShopOption = Annotated[
    Path | None,
    typer.Option("--shop", help="The shop file. Default: COMPTOIR_SHOP, else shop.yml"),
]
RedisOption = Annotated[
    str,
    typer.Option(
        "--redis", help="A Redis or Valkey. Default: REDIS_URL, else the embedded one"
    ),
]
DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        help="Folder of the embedded default. Default: COMPTOIR_DATA, else ./data",
    ),
]


def main() -> None:
    """Run a command; a known problem ends in one sentence, not in a traceback."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)


def fail(problem: object) -> NoReturn:
    typer.echo(f"comptoir: {problem}", err=True)
    raise typer.Exit(1)


def settings_of(shop: Path | None, redis: str, data: Path | None) -> "Settings":
    from bot.settings import SettingsError, read_settings

    try:
        return read_settings(os.environ, shop=shop, redis=redis, data=data)
    except SettingsError as error:
        fail(error)


def shop_of(settings: "Settings") -> "Shop":
    from bot.shop_file import ShopFileError, read_shop_file

    try:
        return read_shop_file(settings.shop_file)
    except ShopFileError as error:
        fail(error)


def finish(work: "Coroutine[Any, Any, T]") -> T:
    """Run it to its end; the problems that a command may meet become a sentence."""
    from bot.commands.problems import KNOWN, sentence_of

    try:
        return asyncio.run(work)
    except BrokenPipeError:  # whoever reads us has had enough, such as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    except KNOWN as error:
        fail(sentence_of(error))


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
