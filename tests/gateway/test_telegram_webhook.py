"""Bad input at Telegram's webhook: its secret first, then anything at all."""

import json
from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from bot.serving import Serving
from bot.settings import Telegram
from tests.journey.conftest import Town

HEADER = "X-Telegram-Bot-Api-Secret-Token"
SECRET = "a-secret_of_tests"

WRITTEN = {
    "update_id": 1,
    "message": {
        "message_id": 1,
        "date": 1_790_000_000,
        "chat": {"id": 5, "type": "private"},
        "from": {"id": 5, "is_bot": False, "first_name": "Anna"},
        "text": "robe ?",
    },
}


@pytest.fixture
def hooked(town: Town) -> Town:
    """Telegram calls us; nothing here calls Telegram before a reply is due."""
    telegram = Telegram(
        token=town.bot_api.token,
        api_url=town.bot_api.url,
        is_polling=False,
        secret=SECRET,
    )
    return replace(town, settings=replace(town.settings, telegram=telegram))


async def post(parts: Serving, body: bytes, *secrets: str) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"{parts.address}/webhook/telegram",
            data=body,
            headers=[(HEADER, secret) for secret in secrets],
        ) as response,
    ):
        return response.status


def stored(parts: Serving) -> float:
    found = parts.metrics.updates.labels("telegram", "yes")
    return found._value.get()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "secrets",
    [(), ("",), ("a guess",), (SECRET.upper(),), (SECRET, SECRET), ("é",)],
    ids=["none", "empty", "guess", "case", "twice", "not-ascii"],
)
async def test_without_the_one_right_secret_nothing_is_taken(
    hooked: Town, secrets: tuple[str, ...]
) -> None:
    async with hooked.open() as parts:
        assert await post(parts, json.dumps(WRITTEN).encode(), *secrets) == 403
        assert stored(parts) == 0


async def test_while_it_is_polled_no_call_is_ours(hooked: Town) -> None:
    polled = replace(hooked.settings.telegram, is_polling=True, secret="")  # type: ignore[type-var]
    town = replace(hooked, settings=replace(hooked.settings, telegram=polled))
    async with town.open() as parts:
        assert await post(parts, json.dumps(WRITTEN).encode(), "") == 403


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[" * 200_000, b"9" * 5_000, b"\x00", b'"x"', b"{}", b"\xff"],
    ids=["nothing", "cut", "deep", "digits", "nul", "string", "empty", "latin"],
)
async def test_what_cannot_be_read_is_kept_aside_and_accepted(
    hooked: Town, body: bytes
) -> None:
    async with hooked.open() as parts:
        assert await post(parts, body, SECRET) == 200

        assert len(await parts.intake.quarantine.bodies(parts.now_ms())) == 1


@pytest.mark.parametrize(
    "message",
    [
        {"text": "\ud83d robe ?"},
        {"text": "robe\x00 ?"},
        {"text": "robe " * 1_000},
        {"date": 10**18},
        {"chat": {"id": 2**52, "type": "private"}},
        {"from": {"id": 5, "is_bot": False, "first_name": "A\ud83d" * 500}},
    ],
    ids=["surrogate", "nul", "long", "date", "large-id", "name"],
)
async def test_an_odd_update_is_stored_or_kept_aside(
    hooked: Town, message: dict[str, Any]
) -> None:
    odd = {**WRITTEN, "message": {**WRITTEN["message"], **message}}  # type: ignore[dict-item]
    async with hooked.open() as parts:
        assert await post(parts, json.dumps(odd).encode(), SECRET) == 200

        aside = await parts.intake.quarantine.bodies(parts.now_ms())
        assert stored(parts) + len(aside) == 1


async def test_an_update_that_comes_again_is_stored_once(hooked: Town) -> None:
    async with hooked.open() as parts:
        for _ in range(3):
            assert await post(parts, json.dumps(WRITTEN).encode(), SECRET) == 200
        assert stored(parts) == 1
