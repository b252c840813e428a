"""The data folder: private, usable or refused with a reason, locked by who uses it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.runtime.data_folder import SOCKET_PATH_LIMIT, DataFolder, DataFolderError, Lock

NOBODY = 65534


@pytest.fixture
def somebody_else() -> Iterator[None]:
    """Not the owner of what was made before, where we may change who we are."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(user)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "read-only"
    folder.mkdir(mode=0o755)
    tmp_path.chmod(0o755)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_a_folder_below_a_read_only_one_is_refused(
    read_only: Path, somebody_else: None
) -> None:
    with pytest.raises(DataFolderError, match=r"cannot be written: .*--data"):
        DataFolder(read_only / "data").create()


@pytest.mark.parametrize("path", ["file", "file/below"])
def test_a_file_is_no_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DataFolderError, match=r"a file in its place.*COMPTOIR_DATA"):
        DataFolder(tmp_path / path).create()


def test_it_is_made_with_its_parents_and_for_its_owner_only(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "a" / "b")

    folder.create()
    folder.create()

    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert list(folder.path.iterdir()) == []


@pytest.mark.parametrize(
    ("length", "is_inside"),
    [
        (40, True),
        (SOCKET_PATH_LIMIT, True),
        (SOCKET_PATH_LIMIT + 1, False),
        (400, False),
    ],
)
def test_a_socket_whose_path_would_be_too_long_is_elsewhere(
    length: int, is_inside: bool
) -> None:
    folder = DataFolder(Path("/" + "d" * (length - len("//valkey.sock"))))

    socket = folder.valkey_socket

    assert (socket.parent == folder.path) == is_inside
    assert len(str(socket)) <= SOCKET_PATH_LIMIT
    assert socket == DataFolder(folder.path).valkey_socket


def test_two_long_paths_have_two_sockets() -> None:
    one, other = (DataFolder(Path("/" + "d" * 200 + end)) for end in "ab")

    assert one.valkey_socket != other.valkey_socket


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A temporary folder in which our place is somebody else's."""
    place = tmp_path / f"comptoir-{os.geteuid()}"
    place.mkdir()
    if os.geteuid() != 0:
        return Path("/proc")
    os.chown(place, NOBODY, NOBODY)
    return tmp_path


def test_a_place_for_sockets_that_is_not_ours_is_refused(
    tmp_path: Path, theirs: Path
) -> None:
    folder = DataFolder(tmp_path / ("d" * 150), temporary=theirs)

    with pytest.raises(DataFolderError, match=f"cannot be written: {theirs}"):
        folder.create()


@pytest.mark.parametrize(
    ("first", "second", "is_had"),
    [
        (False, False, False),
        (False, True, False),
        (True, False, False),
        (True, True, True),
    ],
)
def test_a_lock_is_shared_only_among_those_who_share(
    tmp_path: Path, first: bool, second: bool, is_had: bool
) -> None:
    with Lock(tmp_path / "lock") as one, Lock(tmp_path / "lock") as other:
        assert one.acquire(shared=first)

        assert other.acquire(shared=second) == is_had


def test_a_released_lock_can_be_had(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert one.acquire()

    one.release()

    assert other.acquire()
    other.release()
    other.release()


def test_the_last_user_can_make_a_shared_lock_its_own(tmp_path: Path) -> None:
    with Lock(tmp_path / "lock") as one, Lock(tmp_path / "lock") as other:
        assert one.acquire(shared=True)
        assert other.acquire(shared=True)
        assert not one.acquire()
        other.release()

        assert one.acquire()


def test_a_lock_that_is_not_held_has_no_file(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="is not locked"):
        _ = Lock(tmp_path / "lock").fd
