"""What the commands share: their options, and how one is begun and ends."""

import asyncio
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from actions.shop import Shop
    from bot.settings import Settings

T = TypeVar("T")

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
