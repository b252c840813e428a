"""Every conversation of `talks/` goes as it is written there."""

import pytest

from tests.conversations.talk import HERE, Line, Talk, read_talks

TALKS = [
    pytest.param(talk, id=f"{path.stem}: {talk[-1].text}")
    for path in sorted((HERE / "talks").glob("*.txt"))
    for talk in read_talks(path)
]


@pytest.mark.parametrize("lines", TALKS)
async def test_a_conversation_goes_as_written(lines: list[Line], talk: Talk) -> None:
    await talk.goes(lines)
