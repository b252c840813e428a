"""`comptoir learnt`: the sentences that the owner has labelled, as training data."""

from datetime import UTC, datetime
from pathlib import Path

import typer

from actions.shop import Shop
from bot.learning.candidates import Notebook
from bot.learning.export import Sentences, count, sentences, training_data
from bot.logs import configure_logs
from bot.settings import Settings
from bot.store import open_store, shop_keys


async def labelled(settings: Settings, shop: Shop) -> Sentences:
    """Those of the shop's store that are not forgotten yet."""
    configure_logs("warning")
    async with open_store(settings) as store:
        notebook = Notebook(store.redis, shop_keys(shop.name), shop.retention)
        return sentences(await notebook.labelled(datetime.now(UTC)))


async def export_learnt(settings: Settings, shop: Shop, file: Path | None) -> None:
    """In the format of `nlu/data`; printed without a file."""
    found = await labelled(settings, shop)
    if file is None:
        typer.echo(training_data(found), nl=False)
    else:
        file.write_text(training_data(found), "utf-8")
    typer.echo(f"sentences that the owner has labelled: {count(found)}", err=True)
