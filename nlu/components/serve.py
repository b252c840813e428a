"""Serves a trained model through Rasa's own HTTP server, on loopback, with a token.

    python -m nlu.components.serve --model models/topics.tar.gz --announce data/nlu.json

The token comes from NLU_TOKEN. The announce file gets the port and the process id once
the model answers. A model that does not load ends the process: Rasa alone would stay up
and answer 409 for ever.
"""

import argparse
import json
import logging
import os
import socket
import sys
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("SANIC_REQUEST_MAX_SIZE", "100000")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default=0, type=int, help="0: any free one")
    parser.add_argument("--announce", type=Path)
    arguments = parser.parse_args()
    token = os.environ.get("NLU_TOKEN")
    if not token:
        sys.exit("NLU_TOKEN is not set: the server is never open to everybody")
    if not arguments.model.is_file():
        sys.exit(f"{arguments.model} is missing: train it with `comptoir train`")
    quiet()
    serve(arguments, token)


def quiet() -> None:
    """Keep customers' words out of every log: Rasa prints them at debug."""
    import warnings

    import structlog

    warnings.filterwarnings("ignore")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING)
    )


def serve(arguments: argparse.Namespace, token: str) -> None:
    """Run until a signal ends it."""
    from nlu.components import stand_ins

    stand_ins.install(training=False)
    from rasa.core import run
    from rasa.core.utils import AvailableEndpoints

    endpoints = AvailableEndpoints()
    app = run.configure_app(
        input_channels=None,
        auth_token=token,
        enable_api=True,
        endpoints=endpoints,
        response_timeout=30,
    )
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((arguments.host, arguments.port))
    app.register_listener(
        partial(run.load_agent_on_start, str(arguments.model), endpoints, None),
        "before_server_start",
    )
    app.register_listener(_require_model, "before_server_start")
    app.register_listener(
        partial(_announce, arguments.announce, listening.getsockname()[1]),
        "after_server_start",
    )
    app.run(sock=listening, workers=1, access_log=False, motd=False)


async def _require_model(app: Any, loop: Any) -> None:
    agent = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        logging.error("the model does not load")
        os._exit(1)
    # The first message loads what is loaded late: no customer waits for that.
    await agent.parse_message("bonjour, is de jurk er nog in 38? do you ship?")


async def _announce(path: "Path | None", port: int, app: Any, loop: Any) -> None:
    if path is None:
        return
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps({"port": port, "pid": os.getpid()}))
    draft.chmod(0o600)
    draft.replace(path)


if __name__ == "__main__":
    main()
