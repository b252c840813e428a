"""`comptoir stock say`: what the same message does in the owner's chat."""

import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import typer

from actions.shop import Shop
from bot.commands.errors import FileError
from bot.commands.stock import Kept, open_table_and_store
from bot.owner import stock_desk
from bot.owner.stock_desk import Desk, Note
from bot.owner.stock_memory import Memory, Said
from bot.settings import Settings
from bot.stock_keeping.reports import report
from bot.store import shop_keys
from stock.deciding.decisions import Outcome
from stock.deciding.draft import message_of
from stock.match import lexicon
from stock.redis_table import RedisTable
from stock.say import Indexes, as_json

AUTHOR = "terminal"
MOST_STEPS = 100
"""More than one message can hold."""


class _Line(msgspec.Struct):
    """A line of `--file`."""

    id: str
    text: str


async def say(
    settings: Settings,
    shop: Shop,
    text: str,
    file: Path | None,
    *,
    dry_run: bool,
    as_lines: bool,
) -> None:
    """One message, or each of a file; none leans on the one before it."""
    lines = list(_lines(file)) if file else [_Line("", text)]
    async with open_table_and_store(settings, shop) as (table, store):
        kept = Kept(shop_keys(shop.name), table)
        desk = Desk(
            table=table,
            memory=Memory(store.redis, kept.keys),
            index_of=Indexes(lexicon.load()),
            currency=shop.currency,
            zone=shop.timezone,
        )
        for line in lines:
            note = Note(
                text=line.text,
                author=AUTHOR,
                movement=uuid.uuid4().hex,
                at=datetime.now(UTC),
                language=shop.languages[0],
            )
            said = await stock_desk.say(desk, note, dry_run=dry_run)
            if said.outcome == Outcome.CHANGED and not dry_run:
                done = await _movements(table, note.movement)
                await report(store.redis, kept, done, note.at)
            _show(line, said, as_lines=as_lines)


async def _movements(table: RedisTable, message: str) -> list[str]:
    """The movements that came of a message, oldest first."""
    newest = await table.movements(limit=MOST_STEPS)
    return [one.id for one in reversed(newest) if message_of(one.id) == message]


def _lines(file: Path) -> Iterator[_Line]:
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=_Line)
            except msgspec.DecodeError as error:
                raise FileError(f"{file}:{number}: {error}") from error


def _show(line: _Line, said: Said, *, as_lines: bool) -> None:
    if not as_lines:
        typer.echo(said.text or "(nothing about stock: nothing was changed)")
        for button in said.buttons:
            typer.echo(f"  [{button.title}]")
        if said.wants_file:
            typer.echo("(in the terminal: comptoir stock export FILE)")
        return
    row = as_json(said.outcome, said.changes, said.text)
    row = {"id": line.id, **row} if line.id else row
    sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
    sys.stdout.flush()
