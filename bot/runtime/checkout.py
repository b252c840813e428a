"""Where the parts of this checkout are, and whether the model is up to date."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MODEL = ROOT / "models" / "topics.tar.gz"
NLU_PYTHON = ROOT / "nlu" / ".venv" / "bin" / "python"

_INPUTS = (
    "config.yml",
    "nlu/components/*.py",
    "nlu/data/*/*.yml",
    "nlu/encoder/*",
    "nlu/uv.lock",
)
"""Everything that a model follows from. Rasa's own cache sees only some of it."""


def inputs_hash(root: Path = ROOT) -> str:
    """A digest of the pipeline, its components, the training data and the lock file."""
    digest = hashlib.sha256()
    for pattern in _INPUTS:
        for path in sorted(root.glob(pattern)):
            if path.is_file():
                digest.update(str(path.relative_to(root)).encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def trained_on(model: Path = MODEL) -> str:
    """The digest of the inputs that the model was made of; '' when there is none."""
    note = model.with_suffix(".inputs")
    return note.read_text().strip() if model.exists() and note.exists() else ""


def note_inputs(digest: str, model: Path = MODEL) -> None:
    model.with_suffix(".inputs").write_text(digest + "\n")
