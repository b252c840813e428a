"""Fills the container images: the build steps of the Dockerfile.

    python -m bot.runtime.image bot     the bot's environment, without development tools
    python -m bot.runtime.image nlu     the model's environment and the trained model

The Dockerfile has no steps but these, and the tests run them on a copy of what an image
is built from. Standard library only, and Python 3.10: the model's image has no other.
"""

import os
import sys

from bot.runtime.bootstrap import find_uv, run, step, sync
from bot.runtime.checkout import MODEL, NLU_PYTHON, ROOT


def main() -> None:
    parts = {"bot": build_bot, "nlu": build_nlu}
    if len(sys.argv) != 2 or sys.argv[1] not in parts:
        sys.exit(f"which part? one of: {', '.join(parts)}")
    os.chdir(ROOT)
    os.environ["UV_NO_DEV"] = "1"
    parts[sys.argv[1]]()


def build_bot() -> None:
    """The bot's packages, and the words for things compiled for a quick start."""
    step("packages of the bot")
    sync(find_uv(), ROOT, sys.executable)
    step("the words that products are called by")
    compiling = "from stock.match import lexicon; lexicon.load()"
    run([str(ROOT / ".venv" / "bin" / "python"), "-c", compiling])
    (ROOT / "data").mkdir(exist_ok=True)


def build_nlu() -> None:
    """The model's packages, and the model trained on the data in the image."""
    step("packages of the model")
    sync(find_uv(), ROOT / "nlu", sys.executable)
    step("the model")
    run([str(NLU_PYTHON), "-m", "nlu.components.train", "--out", str(MODEL)])


if __name__ == "__main__":
    main()
