"""`comptoir train`: Rasa trains in its own environment, behind our hash of inputs."""

import asyncio
import os
import time

import typer

from bot.runtime.checkout import (
    MODEL,
    NLU_PYTHON,
    ROOT,
    inputs_hash,
    note_inputs,
    trained_on,
)
from bot.runtime.data_folder import DataFolder
from bot.runtime.model_process import ModelError, ModelProcess
from bot.settings import Settings


async def train_model(settings: Settings, *, if_needed: bool) -> None:
    """Raises ModelError when the training fails; the model before it stays."""
    digest = inputs_hash()
    if if_needed and trained_on() == digest:
        typer.echo("the model is up to date", err=True)
        return
    if not NLU_PYTHON.exists():
        raise ModelError("the model's environment is missing: run `make setup`")
    typer.echo("training the model, some minutes the first time ...", err=True)
    started = time.monotonic()
    MODEL.parent.mkdir(exist_ok=True)
    process = await asyncio.create_subprocess_exec(
        str(NLU_PYTHON), "-W", "ignore", "-m", "nlu.components.train",
        "--out", str(MODEL),
        cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    if await process.wait():
        raise ModelError("the training failed: see above")
    note_inputs(digest)
    typer.echo(f"trained in {time.monotonic() - started:.0f} s", err=True)
    await _replace_running(settings)


async def _replace_running(settings: Settings) -> None:
    """A bot that runs on this folder starts the new model by itself."""
    folder = DataFolder(settings.data)
    if folder.path.is_dir() and await ModelProcess(folder).stop():
        typer.echo(
            "the running model was ended; a running bot loads the new one", err=True
        )
