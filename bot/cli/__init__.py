"""The console script `comptoir`. A command's module is imported when it is called."""

import sys

# Nobody uses the coloured output of typer or structlog: rich would cost 0.2 s a start.
sys.modules.setdefault("rich", None)  # type: ignore[arg-type]

from bot.cli.commands import app, main  # noqa: E402 - after rich is out of the way

__all__ = ["app", "main"]
