"""The images, compose.yml and the script of CI.

No container engine is needed: the build steps of the images are run on a copy of what
an image is built from.
"""

import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.settings import SETTINGS

ROOT = Path(__file__).parent.parent
PYTHON = {"bot": sys.executable, "nlu": str(ROOT / "nlu" / ".venv" / "bin" / "python")}


def stages() -> dict[str, list[list[str]]]:
    """The Dockerfile's instructions by stage, each as (word, rest)."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    found: dict[str, list[list[str]]] = {}
    stage: list[list[str]] = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, rest = line.split(maxsplit=1)
            if word == "FROM":
                stage = found.setdefault(rest.split(" AS ")[1], [])
            stage.append([word, " ".join(rest.split())])
    return found


def instructions(word: str, stage: str) -> list[str]:
    return [rest for found, rest in stages()[stage] if found == word]


def compose() -> dict[str, Any]:
    document: dict[str, Any] = YAML(typ="safe").load(ROOT / "compose.yml")
    return document


def service(name: str) -> dict[str, Any]:
    found: dict[str, Any] = compose()["services"][name]
    return found


def copy_context(there: Path) -> None:
    """Copy what .dockerignore lets into the build of an image."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    left_out = [
        line.removeprefix("**/") for line in lines if line[:1] not in ("#", "!")
    ]
    assert "*" in left_out, "everything is left out but what is named"
    left_out.remove("*")

    def ignore(folder: str, names: list[str]) -> set[str]:
        inside = Path(folder).relative_to(ROOT)
        return {
            name
            for name in names
            for pattern in left_out
            if fnmatch.fnmatch(name, pattern) or str(inside / name) == pattern
        }

    for name in (line[1:] for line in lines if line.startswith("!")):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, there / name, ignore=ignore)
        else:
            shutil.copy(source, there / name)


def few_sentences(context: Path) -> None:
    """Leave little to train on: the step is tested, not the model."""
    data = context / "nlu" / "data"
    for path in data.glob("*/*.yml"):
        if path.relative_to(data).as_posix() not in ("en/talk.yml", "en/other.yml"):
            path.unlink()


# images


@pytest.mark.parametrize("stage", stages())
def test_an_image_stands_on_a_slim_debian_of_a_named_release(stage: str) -> None:
    base = instructions("FROM", stage)[0].split()[0]

    assert re.fullmatch(r"python:3\.1[01]-slim-bookworm", base)


@pytest.mark.parametrize("stage", ["bot", "nlu"])
def test_an_image_runs_as_nobody_and_asks_itself_for_its_health(stage: str) -> None:
    (health,) = instructions("HEALTHCHECK", stage)

    assert instructions("USER", stage) == ["10001:10001"]
    assert ' CMD ["python", "-c", ' in health
    assert not instructions("RUN", stage)


def test_the_only_build_steps_are_those_that_are_tested_here() -> None:
    steps = [step for stage in stages() for step in instructions("RUN", stage)]

    assert [json.loads(step) for step in steps] == [
        ["python", "-m", "bot.runtime.image", part] for part in ("bot", "nlu")
    ]


def test_no_secret_is_baked_into_an_image() -> None:
    secrets = {setting.name for setting in SETTINGS if setting.is_secret}
    baked = [
        rest
        for stage in stages()
        for w in ("ENV", "ARG")
        for rest in instructions(w, stage)
    ]

    assert not [text for text in baked for name in secrets if name in text]


def test_no_shop_no_secret_and_no_history_is_built_in(tmp_path: Path) -> None:
    copy_context(tmp_path)

    assert not list(tmp_path.rglob(".*"))
    assert not {path.name for path in tmp_path.iterdir()} - {
        *("actions", "bot", "nlu", "stock"),
        *("config.yml", "pyproject.toml", "uv.lock", "LICENSE", "README.md"),
    }


@pytest.mark.rasa
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("part", "makes"),
    [
        ("bot", [".venv/bin/comptoir", "stock/lexicon/compiled.json", "data"]),
        ("nlu", ["nlu/.venv/bin/python", "models/topics.tar.gz"]),
    ],
)
def test_the_build_steps_work(part: str, makes: list[str], tmp_path: Path) -> None:
    copy_context(tmp_path)
    few_sentences(tmp_path)
    step = [PYTHON[part], "-m", "bot.runtime.image", part]
    environment = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}

    done = subprocess.run(
        step, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert not [name for name in makes if not (tmp_path / name).exists()]
    assert not list(tmp_path.glob(".venv/bin/pytest"))


# compose.yml


@pytest.mark.parametrize("name", compose()["services"])
def test_a_service_has_no_rights_that_it_does_not_need(name: str) -> None:
    described = service(name)

    assert described["cap_drop"] == ["ALL"]
    assert described["read_only"] is True
    assert described["security_opt"] == ["no-new-privileges:true"]


def test_only_the_bot_is_published_and_to_this_machine_only() -> None:
    published = {
        name: described["ports"]
        for name, described in compose()["services"].items()
        if "ports" in described
    }

    assert published == {"bot": ["127.0.0.1:8080:8080"]}


def test_the_model_reaches_neither_the_store_nor_the_internet() -> None:
    networks = compose()["networks"]

    assert service("nlu")["networks"] == ["model"]
    assert service("valkey")["networks"] == ["store"]
    assert networks["model"]["internal"] is networks["store"]["internal"] is True


def test_the_store_keeps_what_it_acknowledged() -> None:
    valkey = service("valkey")
    options = " ".join(valkey["command"])

    assert "--appendonly yes" in options
    assert "--appendfsync always" in options
    assert "--maxmemory-policy noeviction" in options
    assert valkey["volumes"] == ["store:/data"]
    assert "store" in compose()["volumes"]
    assert re.fullmatch(r"valkey/valkey:\d+\.\d+\.\d+", valkey["image"])


def test_the_bot_waits_for_the_store_but_not_for_the_model() -> None:
    assert "valkey-cli ping" in service("valkey")["healthcheck"]["test"][1]
    assert service("bot")["depends_on"] == {
        "valkey": {"condition": "service_healthy"},
        "nlu": {"condition": "service_started"},
    }


@pytest.mark.parametrize("name", ["bot", "nlu"])
def test_nothing_starts_without_the_models_token(name: str) -> None:
    assert service(name)["environment"]["NLU_TOKEN"].startswith("${NLU_TOKEN:?")
    assert service(name)["build"]["target"] == name


def test_every_variable_given_to_the_bot_is_one_that_it_reads() -> None:
    assert set(service("bot")["environment"]) <= {setting.name for setting in SETTINGS}


# continuous integration


def test_ci_is_a_script_that_ends_in_make_test() -> None:
    script = ROOT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert script.read_text().endswith("\nexec make test\n")
    subprocess.run(["sh", "-n", script], check=True)


def test_pre_commit_formats_as_make_test_does() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    (ruff,) = [p["version"] for p in lock["package"] if p["name"] == "ruff"]
    hooks = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")

    assert hooks["repos"][0]["rev"] == f"v{ruff}"
