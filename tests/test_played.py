"""`comptoir ask` and `replay` as a stranger calls them: the model, the code, the lines.

What is understood is judged elsewhere; here, that the contract's lines come out.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from bot.runtime.data_folder import DataFolder, Lock
from tests.journey.conftest import SHOP, STOCK

COMPTOIR = Path(sys.executable).with_name("comptoir")
FIELDS = {"id", "turn", "language", "answers", "handed_over", "reply", "elapsed_ms"}
TALKS = [
    {"id": "c1", "messages": [
        {"text": "Bonsoir, la robe Jeanne est encore dispo en 38 ?"},
        {"text": "vous livrez en Belgique ?"},
    ]},
    {"id": "c2", "at": "2026-11-21T22:03:00+01:00", "channel": "telegram", "messages": [
        {"text": "hello"},
        {"text": "how much is the bag Zoé?", "after_s": 0.1},
    ]},
    {"messages": [{"text": "mijn pakje is beschadigd aangekomen"}]},
]  # fmt: skip

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(300)]


class Stranger:
    """Calls the console script in a folder with a shop and its stock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "shop.yml").write_text(SHOP.replace("NAME", "Maison Lila"))
        (folder / "stock.csv").write_text(STOCK)

    def call(self, *words: str) -> subprocess.CompletedProcess[str]:
        ours = ("REDIS_URL", "NLU_URL", "NLU_TOKEN", "COMPTOIR_SHOP", "COMPTOIR_DATA")
        kept = {k: v for k, v in os.environ.items() if k not in ours}
        return subprocess.run(
            [COMPTOIR, *words],
            cwd=self.folder,
            env=kept,
            capture_output=True,
            text=True,
            check=False,
        )

    def rows(self, *words: str) -> list[dict[str, object]]:
        done = self.call(*words)
        assert done.returncode == 0, done.stderr
        return [msgspec.json.decode(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stranger]:
    caller = Stranger(tmp_path_factory.mktemp("stranger"))
    data = DataFolder(caller.folder / "data")
    data.create()
    with Lock(data.path / "users.lock") as user:  # what a command started stays
        user.acquire(shared=True)
        yield caller
    assert caller.call("stop").returncode == 0


def test_ask_answers_in_one_line(stranger: Stranger) -> None:
    [row] = stranger.rows("ask", "--json", "la robe Jeanne en 38, encore dispo ?")

    assert set(row) == FIELDS
    assert (row["id"], row["turn"], row["language"]) == ("ask", 0, "fr")
    assert row["answers"] == [
        {
            "topic": "availability",
            "outcome": "in_stock",
            "product": "robe-jeanne-lin",
            "size": "38",
        }
    ]


def test_ask_prints_what_the_customer_would_read(stranger: Stranger) -> None:
    done = stranger.call("ask", "vous livrez en Belgique ?")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Belgique" in done.stdout


def test_replay_prints_a_line_for_each_message_in_order(stranger: Stranger) -> None:
    lines = b"\n".join(map(msgspec.json.encode, TALKS))
    (stranger.folder / "talks.jsonl").write_bytes(lines)

    rows = stranger.rows("replay", "talks.jsonl")

    assert [(row["id"], row["turn"]) for row in rows] == [
        *(("c1", 0), ("c1", 1), ("c2", 0), ("c2", 1), ("3", 0)),
    ]
    assert all(set(row) == FIELDS for row in rows)
    assert [row["language"] for row in rows] == ["fr", "fr", "en", "en", "nl"]
    assert (rows[2]["answers"], rows[2]["reply"]) == ([], None)
    assert [row["handed_over"] for row in rows] == [False, False, False, False, True]


def test_a_replay_changes_nothing_of_the_stock(stranger: Stranger) -> None:
    before = stranger.call("stock", "export").stdout
    wish = '{"messages": [{"text": "je réserve la robe Jeanne en 38 bleu"}]}\n'
    (stranger.folder / "wishes.jsonl").write_text(wish * 3)

    rows = stranger.rows("replay", "wishes.jsonl")

    assert {str(row["answers"]).count("'held'") for row in rows} == {1}
    assert stranger.call("stock", "export").stdout == before
