"""The set-up runs on a bare Python, and looks for what it needs in a sensible order."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.runtime import bootstrap

BARE = """
import runpy, sys
runpy.run_path(sys.argv[1], run_name="imported")
ours = {name.partition(".")[0] for name in sys.modules} - {"__main__", "imported"}
print(*sorted(ours - set(sys.stdlib_module_names)))
"""


def test_it_imports_only_the_standard_library() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", BARE, bootstrap.__file__],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == []


@pytest.mark.parametrize(
    ("version", "is_new"),
    [
        ("uv 0.9.0 (abc 2025-10-07)", True),
        ("uv 0.9", True),
        ("uv 0.13.9", True),
        ("uv 1.0.0", True),
        ("uv 0.8.24", False),
        ("uv 0.10.0-alpha", True),
        ("uv", False),
        ("", False),
        ("command not found", False),
    ],
)
def test_a_uv_must_be_able_to_read_our_lock_files(version: str, is_new: bool) -> None:
    assert bootstrap.is_new_enough(version) == is_new


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (["/bin/echo", "hello"], "hello"),
        (["/bin/sh", "-c", "echo no; exit 1"], ""),
        (["/no/such/program"], ""),
        ([""], ""),
    ],
)
def test_a_command_that_does_not_run_answers_nothing(
    command: list[str], answer: str
) -> None:
    assert bootstrap.answers(command) == answer


def program(path: Path, prints: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {prints}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without any Python 3.10."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.delenv("PYTHON310", raising=False)
    return tmp_path


def test_pythons_are_looked_for_where_they_are_likeliest_first(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = program(bare / "nlu" / ".venv" / "bin" / "python", "its-base")
    on_path = program(bare / "bin" / "python3.10", "True")
    older, newer = (
        program(bare / f"pyenv/versions/3.10.{patch}/bin/python3.10", "True")
        for patch in (9, 13)
    )
    uv = program(bare / "uv", "found-by-uv")
    monkeypatch.setenv("PYTHON310", "named")

    found = list(bootstrap.candidates(str(uv), bare))

    assert own.exists()
    assert found[:5] == ["its-base", "named", str(on_path), str(newer), str(older)]
    assert found[-1] == "found-by-uv"


def test_a_shim_that_only_fails_is_passed_over(bare: Path) -> None:
    shim = program(bare / "bin" / "python3.10", "pyenv: python3.10: command not found")
    real = program(bare / "pyenv/versions/3.10.9/bin/python3.10", "True")

    found = bootstrap.find_python310(str(program(bare / "uv", "")), bare)

    assert shim.exists()
    assert found == str(real)
