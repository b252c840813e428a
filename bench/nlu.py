"""How well messages are understood: one table, beside published systems.

    python -m bench.nlu --hint3 FOLDER --write

FOLDER is a clone of https://github.com/hellohaptik/HINT3 (ODbL); left out, the public
sets are. `--write` also writes docs/understanding.md.
"""

import argparse
import asyncio
import json
import os
import subprocess
from pathlib import Path
from typing import Any

from bench import mentions, nlu_report, nlu_served
from bench.nlu_report import Measured
from bot.runtime.checkout import NLU_PYTHON, ROOT

DOCS = ROOT / "docs" / "understanding.md"


def in_model_environment(module: str, *arguments: str) -> Any:
    """The JSON that a module prints there, on both cores: nobody waits for a reply."""
    answer = subprocess.run(
        [str(NLU_PYTHON), "-W", "ignore", "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "2"},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return json.loads(answer.stdout.splitlines()[-1])


def measure(hint3: Path | None) -> Measured:
    sets, cost = asyncio.run(nlu_served.serve_and_judge())
    public = in_model_environment("bench.nlu_public", str(hint3)) if hint3 else {}
    return Measured(
        public=public,
        sets=sets,
        cost=cost,
        mentions=list(mentions.judge()),
        ablations=in_model_environment("bench.nlu_ablations"),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hint3", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    measured = measure(arguments.hint3)
    print(nlu_report.summary(measured))
    if arguments.write:
        nlu_report.write(measured, DOCS)


if __name__ == "__main__":
    main()
