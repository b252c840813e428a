"""`comptoir train`: Rasa trains in its own environment, behind our hash of inputs.

What the owner of this store has labelled is trained on as well.
"""

import asyncio
import hashlib
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import typer
from redis.exceptions import RedisError

from bot.commands.learnt import labelled
from bot.learning.export import Sentences, count, training_data
from bot.runtime.checkout import (
    MODEL,
    NLU_PYTHON,
    ROOT,
    inputs_hash,
    note_inputs,
    trained_on,
)
from bot.runtime.data_folder import DataFolder, DataFolderError
from bot.runtime.model_process import ModelError, ModelProcess
from bot.runtime.valkey import ValkeyError
from bot.settings import Settings
from bot.shop_file import ShopFileError, read_shop_file
from bot.store import StoreError

DATA = Path("nlu") / "data"
_NO_STORE = (StoreError, DataFolderError, ValkeyError, RedisError, OSError)


async def train_model(settings: Settings, *, if_needed: bool) -> None:
    """Raises ModelError when the training fails; the model before it stays.

    So does a store that cannot be asked, unless training is done only if it is due:
    then that is told, and what the owner has labelled is left out.
    """
    learnt = await _learnt(settings, may_lack=if_needed)
    if if_needed and is_up_to_date(learnt):
        typer.echo("the model is up to date", err=True)
        return
    if not NLU_PYTHON.exists():
        raise ModelError("the model's environment is missing: run `make setup`")
    typer.echo("training the model, some minutes the first time ...", err=True)
    started, digest = time.monotonic(), inputs_hash()
    MODEL.parent.mkdir(exist_ok=True)
    await _train(learnt or {})
    note_inputs(digest)
    note_learnt(learnt or {})
    typer.echo(f"trained in {time.monotonic() - started:.0f} s", err=True)
    await _replace_running(settings)


# What the owner has labelled


async def _learnt(settings: Settings, *, may_lack: bool) -> Sentences | None:
    """Her sentences; None: the store cannot be asked. A shop never opened has none."""
    is_opened = settings.redis_url or DataFolder(settings.data).path.is_dir()
    if not settings.shop_file.exists() or not is_opened:
        return {}
    try:
        return await labelled(settings, read_shop_file(settings.shop_file))
    except (ShopFileError, *_NO_STORE) as problem:
        if not may_lack:
            raise ModelError(str(problem)) from problem
        typer.echo(f"without what the owner has labelled: {problem}", err=True)
        return None


def is_up_to_date(learnt: Sentences | None, model: Path = MODEL) -> bool:
    """Whether the model follows from the inputs as they are now; None: from any."""
    if trained_on(model) != inputs_hash():
        return False
    return learnt is None or _digest(learnt) == _noted(model)


def note_learnt(learnt: Sentences, model: Path = MODEL) -> None:
    _note(model).write_text(_digest(learnt) + "\n")


def _noted(model: Path) -> str:
    note = _note(model)
    return note.read_text().strip() if note.exists() else _digest({})


def _note(model: Path) -> Path:
    return model.with_suffix(".learnt")


def _digest(learnt: Sentences) -> str:
    return hashlib.sha256(training_data(learnt).encode()).hexdigest()


# The training


async def _train(learnt: Sentences) -> None:
    """Her sentences stand in a file of their own only as long as they are read."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "learnt.yml"
        file.write_text(training_data(learnt), "utf-8")
        if learnt:
            typer.echo(f"sentences of the owner's: {count(learnt)}", err=True)
        process = await asyncio.create_subprocess_exec(
            *training_command([DATA, file] if learnt else [DATA]),
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        if await process.wait():
            raise ModelError("the training failed: see above")


def training_command(data: Sequence[Path]) -> list[str]:
    """Trains on all of these files and folders alike."""
    return [
        str(NLU_PYTHON), "-W", "ignore", "-m", "nlu.components.train",
        "--out", str(MODEL), "--data", *map(str, data),
    ]  # fmt: skip


async def _replace_running(settings: Settings) -> None:
    """A bot that runs on this folder starts the new model by itself."""
    folder = DataFolder(settings.data)
    if folder.path.is_dir() and await ModelProcess(folder).stop():
        typer.echo(
            "the running model was ended; a running bot loads the new one", err=True
        )
