"""A file or a folder that is read again when it has changed."""

import os
from pathlib import Path

import pytest

from stock.csv_files import BadSheet
from stock.sheet.text import MOST_BYTES
from stock.sources.files import SETTLED_SECONDS, FileSource
from stock.sources.source import SourceError

SHEET = "product,name,quantity\nsac-zoe,Sac Zoé,{}\n"
NOW = 1_800_000_000.0


def written(path: Path, pieces: int, age: float = 60.0) -> Path:
    path.write_text(SHEET.format(pieces))
    os.utime(path, (NOW - age, NOW - age))
    return path


def source(path: Path) -> FileSource:
    return FileSource(path, now=lambda: NOW)


async def pieces(path: Path) -> int:
    reading = await source(path).read()
    assert reading is not None
    return reading.sheet.products[0].variants[0].on_hand


async def test_a_file_is_read_and_its_repeat_is_no_news(tmp_path: Path) -> None:
    path = written(tmp_path / "stock.csv", 3)

    reading = await source(path).read()

    assert reading is not None
    assert await source(path).read(reading.mark) is None
    written(path, 4)
    assert await source(path).read(reading.mark) is not None


async def test_of_a_folder_the_newest_table_counts(tmp_path: Path) -> None:
    written(tmp_path / "old.csv", 1, age=90)
    written(tmp_path / "new.csv", 2, age=30)
    written(tmp_path / "notes.txt", 9, age=10)

    assert await pieces(tmp_path) == 2


async def test_a_file_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "stock.csv", 3, age=SETTLED_SECONDS / 2)

    assert await source(path).read() is None


@pytest.mark.parametrize(("name", "cause"), [("gone.csv", "missing"), (".", "missing")])
async def test_what_is_not_there_is_missing(
    tmp_path: Path, name: str, cause: str
) -> None:
    with pytest.raises(SourceError) as refused:
        await source(tmp_path / name).read()

    assert refused.value.cause == cause


async def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path / "stock.csv", 3)
    with path.open("ab") as file:
        file.truncate(MOST_BYTES + 1)
    os.utime(path, (NOW - 60, NOW - 60))

    with pytest.raises(SourceError) as refused:
        await source(path).read()

    assert refused.value.cause == "too_large"


async def test_what_is_no_table_is_a_bad_sheet(tmp_path: Path) -> None:
    path = tmp_path / "stock.csv"
    path.write_text("hello\n")
    os.utime(path, (NOW - 60, NOW - 60))

    with pytest.raises(BadSheet):
        await source(path).read()
