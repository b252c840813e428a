"""The console script: what goes wrong ends in one sentence and exit code 1."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from tests.journey.conftest import SHOP, STOCK

COMMANDS = (
    *("run", "demo", "ask", "replay", "train", "pair", "check", "stop", "stock"),
    *("stock import", "stock export", "stock list", "stock say"),
)


class Folder:
    """A shop in a folder of its own, on the embedded default."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.write("shop.yml", SHOP.replace("NAME", "Maison Lila"))
        self.write("stock.csv", STOCK)

    def write(self, name: str, text: str) -> Path:
        (self.path / name).write_text(text)
        return self.path / name

    def stop(self) -> Result:
        return CliRunner().invoke(app, ["stop", "--data", str(self.path / "data")])

    def call(self, *words: str | Path, **environment: str) -> Result:
        options = ["--data", self.path / "data", "--shop", self.path / "shop.yml"]
        asked = [str(word) for word in (*words, *options)]
        return CliRunner().invoke(app, asked, env={"REDIS_URL": "", **environment})


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    folder = Folder(tmp_path)
    yield folder
    assert folder.stop().exit_code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    shown = CliRunner().invoke(app, [*command.split(), "--help"])

    assert shown.exit_code == 0
    assert "Usage" in shown.output


def told(result: Result) -> str:
    """The one sentence of a known problem."""
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("comptoir: ")
    assert "Traceback" not in result.stderr
    return result.stderr


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"PORT": "x"}, "PORT"),
        ({"REDIS_URL": "localhost"}, "REDIS_URL"),
        ({"REDIS_URL": "redis://127.0.0.1:9"}, "REDIS_URL"),
    ],
)
def test_a_wrong_setting_is_named(
    folder: Folder, environment: dict[str, str], named: str
) -> None:
    assert named in told(folder.call("stock", "list", **environment))


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("opening: {}", "opening"),
        ("pickup: true\npickup: false", "pickup"),
        ("hold_hours: long", "hold_hours"),
    ],
)
def test_a_wrong_key_of_the_shop_file_is_named_with_its_line(
    folder: Folder, key: str, named: str
) -> None:
    file = folder.write("shop.yml", SHOP + key + "\n")
    line = len(file.read_text().splitlines())

    sentence = told(folder.call("stock", "list"))

    assert named in sentence
    assert f":{line}" in sentence or f"line {line}" in sentence


@pytest.mark.parametrize("quantity", ["1_000", "-3", "two", "²", "1e3", "", "1.5"])
def test_a_bad_quantity_is_named_and_nothing_changes(
    folder: Folder, quantity: str
) -> None:
    before = folder.call("stock", "export").stdout
    file = folder.write("new.csv", STOCK.replace("89.00,2", f"89.00,{quantity}"))

    sentence = told(folder.call("stock", "import", file))

    assert "quantity" in sentence
    assert "3" in sentence
    assert folder.call("stock", "export").stdout == before


def test_what_is_exported_can_be_imported_again(folder: Folder) -> None:
    file = folder.path / "out.csv"
    assert folder.call("stock", "export", file).exit_code == 0
    assert folder.call("stock", "import", "--replace", file).exit_code == 0

    assert folder.call("stock", "export").stdout_bytes == file.read_bytes()
    assert "Sac Zoé" in folder.call("stock", "list", "zoé").stdout


def test_a_bad_stock_file_beside_the_shop_file_is_named(folder: Folder) -> None:
    folder.write("stock.csv", STOCK.replace("89.00,2", "89.00,1_000"))

    assert "quantity" in told(folder.call("stock", "list"))


def test_the_counter_does_not_open_on_a_bad_stock_file(folder: Folder) -> None:
    folder.write("stock.csv", STOCK.replace("89.00,2", "89.00,1_000"))

    result = folder.call("run", PORT="0", NLU_URL="http://127.0.0.1:9", NLU_TOKEN="t")

    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("comptoir: line 3")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("replay", "nowhere.jsonl"), "nowhere.jsonl"),
        (("stock", "import", "nowhere.csv"), "nowhere.csv"),
        (("stock", "say"), "message"),
    ],
)
def test_what_a_command_cannot_use_is_named(
    folder: Folder, words: tuple[str, ...], named: str
) -> None:
    assert named in told(folder.call(*words))


def test_a_recording_with_a_bad_line_is_not_played(folder: Folder) -> None:
    file = folder.write("talks.jsonl", '{"messages": [{"text": "a"}]}\n{\n')

    assert f"{file}:2" in told(folder.call("replay", file))


def test_stopping_where_nothing_runs_is_no_error(folder: Folder) -> None:
    assert folder.stop().exit_code == 0
