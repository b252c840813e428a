"""Trains the model of `config.yml` on `nlu/data` and writes one archive.

    python -m nlu.components.train --data nlu/data --out models/topics.tar.gz

Rasa's own training cache sees only a component's own source, so it is never used here;
whether training is due at all is decided by our hash of every input (`bot/runtime`).
"""

import argparse
import contextlib
import io
import logging
import os
import sys
import tempfile
from pathlib import Path

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("OMP_NUM_THREADS", "1")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default=Path("config.yml"), type=Path)
    parser.add_argument("--data", nargs="+", default=[Path("nlu/data")], type=Path)
    parser.add_argument("--out", required=True, type=Path)
    arguments = parser.parse_args()

    from nlu.components import stand_ins
    from nlu.components.serve import quiet

    quiet()
    progress = logging.getLogger("comptoir.training")
    progress.setLevel(logging.INFO)
    print("loading Rasa ...", flush=True)
    with tempfile.TemporaryDirectory() as cache:
        os.environ["RASA_CACHE_DIRECTORY"] = cache
        stand_ins.install(training=True)
        train(arguments.config, arguments.data, arguments.out)


def train(config: Path, data: "list[Path]", out: Path) -> None:
    """Train and write `out`, whole or not at all."""
    from rasa import model_training

    with tempfile.TemporaryDirectory() as folder:
        print("training ...", flush=True)
        with contextlib.redirect_stdout(io.StringIO()):  # it misses a bot's other half
            result = model_training.train(
                domain="",
                config=str(config),
                training_files=[str(path) for path in data],
                output=folder,
                force_training=True,
                fixed_model_name="topics.tar.gz",
            )
        if result.model is None:
            sys.exit("nothing was trained: see above")
        out.parent.mkdir(parents=True, exist_ok=True)
        draft = out.with_name(out.name + ".new")
        draft.write_bytes(Path(result.model).read_bytes())
        draft.replace(out)
    print(f"trained: {out}", flush=True)


if __name__ == "__main__":
    main()
