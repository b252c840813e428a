"""`comptoir run`, `demo` and `stop`."""

import asyncio
import errno
import signal
import socket
from pathlib import Path

import typer

from actions.shop import Shop
from bot.app import serving
from bot.logs import configure_logs
from bot.runtime.data_folder import DataFolder
from bot.runtime.model_process import ModelProcess
from bot.runtime.valkey import EmbeddedValkey
from bot.serving import Serving
from bot.settings import Settings


async def serve(settings: Settings, shop: Shop, *, demo: bool = False) -> None:
    """Until SIGTERM or Ctrl-C; then what has begun is finished."""
    configure_logs(settings.log_level if not demo else "warning", for_people=demo)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    try:
        async with serving(settings, shop, demo=demo, stopped=stopped) as parts:
            if demo:
                await _welcome(parts, stopped)
            elif not parts.channels:
                typer.echo(
                    "No channel is configured: set TELEGRAM_TOKEN or "
                    "MESSENGER_PAGE_TOKEN (see the README), or try `comptoir demo`.",
                    err=True,
                )
            await stopped.wait()
            if parts.problem is not None:
                raise parts.problem
    except OSError as error:
        refusal = _not_listening(error, settings)
        if not refusal:
            raise
        raise OSError(refusal) from error


def _not_listening(error: OSError, settings: Settings) -> str:
    """Why the address cannot be listened on, and what to do; '' for another error."""
    host, port = settings.host, settings.port
    if error.filename is not None:
        return ""
    if isinstance(error, socket.gaierror):
        return f"HOST is no address of this machine: {host}"
    return {
        errno.EADDRINUSE: f"port {port} of {host} is taken; choose another with "
        "PORT, such as PORT=8081",
        errno.EADDRNOTAVAIL: f"HOST is no address of this machine: {host}",
        errno.EACCES: f"port {port} is not allowed; choose one from 1024 on with PORT",
    }.get(error.errno or 0, "")


async def _welcome(parts: Serving, stopped: asyncio.Event) -> None:
    """The one URL, once the counter can really answer."""
    typer.echo("The counter opens: the model is loading ...", err=True)
    while not stopped.is_set():
        if parts.counter is not None and await parts.parser.is_ready():
            break
        if parts.model is not None and parts.model.trouble:
            typer.echo(f"No model yet: {parts.model.trouble}", err=True)
            break
        await asyncio.sleep(0.2)
    typer.echo(f"{parts.shop.name} is open: {parts.address}/")
    typer.echo("Ctrl-C closes it.", err=True)


async def stop_all(settings: Settings) -> None:
    folder = DataFolder(settings.data)
    if not Path(folder.path).is_dir():
        typer.echo(f"Nothing runs in {settings.data}.")
        return
    model = await ModelProcess(folder).stop()
    valkey = await EmbeddedValkey(folder).stop()
    for name, was_running in (("model process", model), ("embedded server", valkey)):
        typer.echo(f"The {name} {'was stopped' if was_running else 'did not run'}.")
