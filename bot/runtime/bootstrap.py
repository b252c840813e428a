"""Makes a checkout ready to run: both environments and the trained model.

    python3 bot/runtime/bootstrap.py

Needs Python 3.11, git and a network to PyPI, nothing else: this file imports only the
standard library. What is there already is left alone, so that a second run takes
seconds. Rasa needs a Python 3.10 of its own; it is looked for by trying, since a
`python3.10` on PATH may be a shim that only fails.
"""

import compileall
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache"
UV_VERSION = "0.9"
"""The oldest uv that reads our lock files."""


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts it chose the Python
        sys.exit(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
    os.chdir(ROOT)
    uv = find_uv()
    step("packages of the bot (Python 3.11)")
    sync(uv, ROOT, sys.executable)
    step("packages of the model (Python 3.10, Rasa without TensorFlow)")
    sync(uv, ROOT / "nlu", find_python310(uv))
    compile_own()
    step("the model")
    run([str(ROOT / ".venv" / "bin" / "comptoir"), "train", "--if-needed"])


def step(what: str) -> None:
    print(f"· {what}", flush=True)


def run(command: list[str], **environment: str) -> None:
    """Run a command, its output shown; end with a plain sentence when it fails."""
    done = subprocess.run(command, env={**os.environ, **environment}, check=False)
    if done.returncode:
        sys.exit(f"this failed: {' '.join(command)}")


def answers(command: list[str]) -> str:
    """What a command prints, or '' when it does not run."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=False, cwd="/"
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


# uv


def find_uv() -> str:
    """The uv on PATH if it runs, else one in an environment of our own."""
    for candidate in (shutil.which("uv"), str(Path.home() / ".local" / "bin" / "uv")):
        if candidate and is_new_enough(answers([candidate, "--version"])):
            return candidate
    own = CACHE / "uv" / "bin" / "uv"
    if not is_new_enough(answers([str(own), "--version"])):
        step("uv, which installs the packages")
        run([sys.executable, "-m", "venv", str(CACHE / "uv")])
        pip = str(CACHE / "uv" / "bin" / "pip")
        run([pip, "install", "--quiet", "--disable-pip-version-check", "uv"])
    return str(own)


def is_new_enough(version: str) -> bool:
    """Whether `uv 0.13.9 (...)` is at least UV_VERSION."""
    words = version.split()
    if len(words) < 2:
        return False
    numbers = [int(part) for part in words[1].split(".")[:2] if part.isdigit()]
    return numbers >= [int(part) for part in UV_VERSION.split(".")]


def sync(uv: str, project: Path, python: str) -> None:
    """Install exactly what the project's lock file says, compiled for a quick start.

    Else each start compiles anew where Python may not write beside its packages.
    """
    environment = project / ".venv"
    lock = hashlib.sha256((project / "uv.lock").read_bytes()).hexdigest()
    note = environment / ".compiled"
    is_compiled = note.exists() and note.read_text() == lock
    command = [uv, "sync", "--frozen", "--quiet", "--python", python]
    command += ["--project", str(project)]
    command += [] if is_compiled else ["--compile-bytecode"]
    run(command, VIRTUAL_ENV="", UV_PROJECT_ENVIRONMENT=str(environment))
    note.write_text(lock)


def compile_own() -> None:
    """Compile the project's own modules as well; what is up to date is left alone."""
    for package in ("bot", "actions", "stock", "nlu"):
        skipped = re.compile(r"\.venv|components|encoder")
        compileall.compile_dir(str(ROOT / package), quiet=2, rx=skipped)


# Python 3.10


def find_python310(uv: str, root: Path = ROOT) -> str:
    """The full path of a Python 3.10 that runs."""
    for candidate in candidates(uv, root):
        asked = [candidate, "-c", "import sys; print(sys.version_info[:2] == (3, 10))"]
        if answers(asked) == "True":
            return candidate
    step("Python 3.10, which Rasa needs")
    run([uv, "python", "install", "3.10"])
    found = answers([uv, "python", "find", "--managed-python", "3.10"])
    if not found:
        sys.exit(
            "no Python 3.10 was found or could be installed. Install one (with your "
            "system's packages, pyenv or `uv python install 3.10`) and try again."
        )
    return found


def candidates(uv: str, root: Path = ROOT) -> Iterator[str]:
    """Where a Python 3.10 may be, the likeliest first; '' for an idea that failed."""
    own = root / "nlu" / ".venv" / "bin" / "python"
    if own.exists():
        yield answers([str(own), "-c", "import sys; print(sys._base_executable)"])
    if os.environ.get("PYTHON310"):
        yield os.environ["PYTHON310"]
    on_path = shutil.which("python3.10")
    if on_path:
        yield on_path
    homes = [
        Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv"),
        Path("/opt/pyenv"),
    ]
    for home in homes:
        found = (home / "versions").glob("3.10*/bin/python3.10")
        yield from map(str, sorted(found, key=version_in, reverse=True))
    for folder in ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"):
        yield f"{folder}/python3.10"
    yield answers([uv, "python", "find", "3.10"])


def version_in(path: Path) -> list[int]:
    """The numbers of `.../versions/3.10.13/bin/python3.10`, so that 9 is before 13."""
    return [int(part) for part in path.parts[-3].split(".") if part.isdigit()]


if __name__ == "__main__":
    main()
