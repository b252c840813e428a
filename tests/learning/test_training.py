"""What she has labelled is trained on, and a change of it makes training due."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from typer.testing import CliRunner

from bench.simulated import Simulated
from bot.cli import app
from bot.commands import train
from bot.commands.learnt import labelled as labelled_in
from bot.commands.train import is_up_to_date, note_learnt, training_command
from bot.learning.candidates import Candidate, State
from bot.learning.export import Sentences, count, sentences, training_data
from bot.runtime.checkout import NLU_PYTHON, ROOT, inputs_hash, note_inputs
from bot.settings import read_settings
from tests.journey.conftest import SHOP
from tests.learning.teaching import (
    LATE,
    ODD,
    asks_and_is_answered,
    commands,
    notebook,
    taps,
)
from tests.owner.promising import INES

HERS = {
    "availability": ["nog daar ofwa?", "« ofwa » : oui # non ? [x](y) \\ 'a' \"b\" 👍"],
    "price+shipping": ["- et c combien, envoyé ?", "intent: x | y", "%s {0} & *a"],
}


def candidate(text: str, label: str, at: int = 0) -> Candidate:
    return Candidate(
        id=text, conversation="c", at=at, text=text, label=label, state=State.LABELLED
    )


def read(data: str) -> Sentences:
    """As the training data of the project are read in its tests."""
    return {
        block["intent"]: [line[2:] for line in block["examples"].splitlines()]
        for block in YAML(typ="safe").load(data)["nlu"]
    }


@pytest.mark.parametrize("found", [{}, HERS])
def test_training_data_are_read_as_they_were_written(found: Sentences) -> None:
    assert read(training_data(found)) == found


def test_a_sentence_is_trained_on_once_as_it_was_labelled_last() -> None:
    found = sentences(
        [candidate("b", "price"), candidate("a", "price"), candidate("b", "deny")]
    )

    assert found == {"deny": ["b"], "price": ["a"]}
    assert count(found) == 2


@pytest.mark.rasa
def test_the_importer_reads_her_sentences_beside_the_projects_own(
    tmp_path: Path,
) -> None:
    file = tmp_path / "learnt.yml"
    file.write_text(training_data(HERS), "utf-8")
    code = (
        "import json, sys; from nlu.components import stand_ins;"
        "stand_ins.install(training=True);"
        "from nlu.components.importer import Sentences;"
        "found = Sentences(None, None, sys.argv[1:]).get_nlu_data().nlu_examples;"
        "print(json.dumps([(m.get('intent'), m.get('text')) for m in found]))"
    )
    paths = training_command([train.DATA, file])[-2:]

    done = subprocess.run(
        [NLU_PYTHON, "-W", "ignore", "-c", code, *paths],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    examples = [tuple(pair) for pair in json.loads(done.stdout.splitlines()[-1])]
    assert len(examples) > 1_000
    assert {(intent, text) for intent in HERS for text in HERS[intent]} < {*examples}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model of the inputs as they are now, and of one sentence of hers."""
    model = tmp_path / "topics.tar.gz"
    model.write_bytes(b"")
    note_inputs(inputs_hash(), model)
    note_learnt({"price": ["ofwa"]}, model)
    return model


@pytest.mark.parametrize(
    ("learnt", "is_due"),
    [
        ({"price": ["ofwa"]}, False),
        ({}, True),
        ({"deny": ["ofwa"]}, True),
        ({"price": ["ofwa", "zekerst"]}, True),
        (None, False),
    ],
)
def test_training_is_due_when_her_sentences_have_changed(
    model: Path, learnt: Sentences | None, is_due: bool
) -> None:
    assert is_up_to_date(learnt, model) is not is_due


def test_training_is_due_when_anything_else_has_changed(model: Path) -> None:
    note_inputs("of other inputs", model)

    assert not is_up_to_date({"price": ["ofwa"]}, model)


def test_a_model_without_a_note_had_no_sentences_of_hers(model: Path) -> None:
    model.with_suffix(".learnt").unlink()

    assert is_up_to_date({}, model)
    assert not is_up_to_date({"price": ["ofwa"]}, model)


async def test_what_she_taps_is_exported_by_the_command(shop: Simulated) -> None:
    await asks_and_is_answered(shop, ODD)
    await asks_and_is_answered(shop, LATE, INES)
    await commands(shop)
    await taps(shop, "prix")
    await taps(shop, "suivi de commande")

    found = sentences(await notebook(shop).labelled(shop.clock.at))
    assert found == {"order_status": [LATE], "price": [ODD]}


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "shop.yml").write_text(SHOP.replace("NAME", "Maison Lila"))
    yield tmp_path
    stopped = CliRunner().invoke(app, ["stop", "--data", str(tmp_path / "data")])
    assert stopped.exit_code == 0


def call(folder: Path, *words: str) -> tuple[str, str]:
    options = ("--data", str(folder / "data"), "--shop", str(folder / "shop.yml"))
    result = CliRunner().invoke(app, [*words, *options], env={"REDIS_URL": ""})
    assert result.exit_code == 0, result.stderr
    return result.stdout, result.stderr


def test_a_shop_in_which_nothing_was_labelled_prints_an_empty_file(
    folder: Path,
) -> None:
    out, told = call(folder, "learnt")

    assert read(out) == {}
    assert told.strip().endswith(": 0")


def test_with_a_file_nothing_is_printed(folder: Path) -> None:
    file = folder / "learnt.yml"
    out, _ = call(folder, "learnt", str(file))

    assert out == ""
    assert read(file.read_text("utf-8")) == {}


@pytest.mark.parametrize(
    ("url", "shop"),
    [("redis://127.0.0.1:9", SHOP), ("", "shop: {"), ("", "")],
    ids=["no store", "a bad shop file", "no shop file"],
)
async def test_training_only_if_needed_does_without_a_store(
    tmp_path: Path, url: str, shop: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    if shop:
        (tmp_path / "shop.yml").write_text(shop)
    settings = read_settings(
        {}, shop=tmp_path / "shop.yml", redis=url, data=tmp_path / "data"
    )

    found = await train._learnt(settings, may_lack=True)

    assert found == ({} if not shop else None)
    assert ("without what the owner" in capsys.readouterr().err) is bool(shop)


async def test_the_store_of_the_shop_is_asked(shop: Simulated, valkey_socket) -> None:
    await asks_and_is_answered(shop, ODD)
    await commands(shop)
    await taps(shop, "prix")
    settings = read_settings({}, redis=f"unix://{valkey_socket}")

    assert await labelled_in(settings, shop.counter.shop) == {"price": [ODD]}
