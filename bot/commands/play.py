"""`comptoir ask` and `comptoir replay`."""

import sys
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import typer

from actions.shop import Shop
from bot.logs import configure_logs
from bot.recordings import Recorded, asked, read_recorded
from bot.replay import play
from bot.scratch import scratch
from bot.settings import Settings

SHOW_EACH = 50


async def ask_one(settings: Settings, shop: Shop, text: str, *, as_json: bool) -> None:
    async for row in _play(settings, shop, [asked(text)]):
        typer.echo(msgspec.json.encode(row) if as_json else row["reply"] or "")


async def replay_file(settings: Settings, shop: Shop, file: Path) -> None:
    """Prints each line as soon as it is known; progress goes to standard error."""
    recorded = read_recorded(file)
    total = sum(len(one.messages) for one in recorded)
    shown = sys.stderr.isatty()
    count = 0
    async for row in _play(settings, shop, recorded):
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        sys.stdout.flush()
        count += 1
        if shown and count % SHOW_EACH == 0:
            typer.echo(f"{count} of {total} messages", err=True)


async def _play(
    settings: Settings, shop: Shop, recorded: Sequence[Recorded]
) -> AsyncIterator[dict[str, Any]]:
    configure_logs("warning")
    async with scratch(settings, shop) as copies:
        if copies.filled_from is not None:
            typer.echo(
                f"The stock was empty: filled from {copies.filled_from}.", err=True
            )
        async for row in play(copies, recorded, at=datetime.now(UTC)):
            yield row
