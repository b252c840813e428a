"""The console script: what goes wrong ends in one sentence and exit code 1."""

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from redis.exceptions import RedisError
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.commands.problems import sentence_of
from tests.journey.conftest import SHOP, STOCK

COMMANDS = (
    *(
        "run",
        "demo",
        "ask",
        "replay",
        "train",
        "pair",
        "check",
        "stop",
        "stock",
        "learnt",
    ),
    *("stock import", "stock export", "stock list", "stock say"),
)

NOWHERE = {"NLU_URL": "http://127.0.0.1:9", "NLU_TOKEN": "t"}
"""No model is needed, so none is started."""


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

    def process(
        self, *words: str | Path, stdout: int = subprocess.PIPE, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """As `call`, in a process of its own: what serves has logs of its own too."""
        options = ["--data", self.path / "data", "--shop", self.path / "shop.yml"]
        return subprocess.run(
            [Path(sys.executable).with_name("comptoir"), *words, *options],
            env={**os.environ, "REDIS_URL": "", **NOWHERE, **environment},
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )


@pytest.fixture(autouse=True)
def logs_of_their_own() -> Iterator[None]:
    """A command sets up logs on a standard error that ends with it."""
    yield
    structlog.reset_defaults()


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


def told(result: Result | subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a known problem."""
    is_process = isinstance(result, subprocess.CompletedProcess)
    assert (result.returncode if is_process else result.exit_code) == 1
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

    result = folder.process("run", PORT="0")

    assert result.returncode == 1
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


@pytest.mark.parametrize("command", ["replay", "stock import", "stock say --file"])
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere", "comptoir: nowhere: no such file or directory\n"),
        (".", "comptoir: .: is a directory\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    folder: Folder, command: str, name: str, sentence: str
) -> None:
    assert told(folder.call(*command.split(), name)) == sentence


def test_a_file_in_the_place_of_the_data_folder_is_named(folder: Folder) -> None:
    folder.write("data", "")
    sentence = told(folder.call("stock", "list"))
    (folder.path / "data").unlink()

    assert f"{folder.path / 'data'}: there is a file in its place" in sentence
    assert "--data" in sentence


@pytest.mark.parametrize(
    ("host", "sentence"),
    [
        ("127.0.0.1", "port {port} of 127.0.0.1 is taken; choose another with PORT"),
        ("192.0.2.1", "HOST is no address of this machine: 192.0.2.1"),
        ("nowhere.invalid", "HOST is no address of this machine: nowhere.invalid"),
    ],
)
def test_an_address_that_cannot_be_listened_on_is_named(
    folder: Folder, host: str, sentence: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = folder.process("run", HOST=host, PORT=port)

    assert sentence.format(port=port) in told(result)


NO_ROOM = "no space left on device; make room, or choose another folder with --data"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a/b"), f"a/b: {NO_ROOM}"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), NO_ROOM),
        (OSError(errno.EROFS, os.strerror(errno.EROFS), "a"), "a: read-only file"),
        (OSError("port 1 is taken"), "port 1 is taken"),
        (RedisError("MISCONF Errors writing to the AOF file"), "full or read-only"),
        (RedisError("OOM command not allowed"), "memory is full"),
        (RedisError("READONLY You can't write"), "read-only copy"),
        (RedisError("something else"), "something else"),
    ],
    ids=["full", "full-nameless", "read-only", "ours", "disk", "memory", "copy", "?"],
)
def test_what_the_system_refuses_is_told_with_what_to_do(
    error: Exception, sentence: str
) -> None:
    assert sentence in sentence_of(error)


def test_a_recording_with_a_bad_line_is_not_played(folder: Folder) -> None:
    file = folder.write("talks.jsonl", '{"messages": [{"text": "a"}]}\n{\n')

    assert f"{file}:2" in told(folder.call("replay", file))


def test_whoever_reads_no_further_is_told_nothing(folder: Folder) -> None:
    folder.call("stock", "list")
    reading, writing = os.pipe()
    os.close(reading)
    done = folder.process("stock", "list", stdout=writing)
    os.close(writing)

    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("command", ["", "stock"])
def test_the_list_of_commands_breaks_off_no_sentence(command: str) -> None:
    shown = CliRunner().invoke(app, [*command.split(), "--help"])

    commands = shown.output.partition("Commands:\n")[2]
    assert commands
    assert "..." not in commands


@pytest.mark.parametrize(
    "words", [["nonsense"], ["ask"], ["ask", "--jsn", "x"], ["stock", "import"]]
)
def test_a_call_that_is_wrong_ends_with_2_and_names_the_help(words: list[str]) -> None:
    result = CliRunner().invoke(app, words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--help" in result.stderr


def test_stopping_where_nothing_runs_is_no_error(folder: Folder) -> None:
    assert folder.stop().exit_code == 0
