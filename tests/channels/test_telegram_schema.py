"""Our Telegram payloads and those of the fake, by an independent judge: aiogram.

Its import takes seconds, so it waits until a test asks for it.
"""

import json
from importlib import import_module
from types import ModuleType

import aiohttp
import pytest

from tests.channels.payloads import FOLDER

TELEGRAM = sorted((FOLDER / "telegram").glob("*.json"))


@pytest.fixture(scope="module")
def aiogram() -> ModuleType:
    return import_module("aiogram.types")


@pytest.mark.parametrize("file", TELEGRAM, ids=lambda file: file.stem)
def test_our_recorded_updates_are_telegrams(aiogram, file) -> None:
    update = aiogram.Update.model_validate(json.loads(file.read_bytes()))

    assert file.stem == "of_the_future" or update.event_type


async def test_the_fakes_updates_and_results_are_telegrams(aiogram, bot_api) -> None:
    async with aiohttp.ClientSession() as session:
        root = f"{bot_api.url}/bot{bot_api.token}"
        given = {"chat_id": "8801", "text": "Une robe ?"}
        async with session.post(f"{root}/sendMessage", data=given) as response:
            sent = (await response.json())["result"]
        async with session.get(f"{root}/getMe") as response:
            me = (await response.json())["result"]
    updates = [
        await bot_api.say(8801, "dispo ?"),
        await bot_api.tap(8801, sent, "y"),
        await bot_api.connect("bc_A1", 501),
        await bot_api.say_to_account("bc_A1", 8801, "dispo ?"),
        await bot_api.account_writes("bc_A1", 8801, "Oui !"),
    ]

    assert me["is_bot"]
    assert aiogram.Message.model_validate(sent).text == "Une robe ?"
    assert aiogram.Message.model_validate(sent).date.year < 2100
    kinds = [aiogram.Update.model_validate(update).event_type for update in updates]
    assert kinds == [
        "message",
        "callback_query",
        "business_connection",
        "business_message",
        "business_message",
    ]
    assert updates[0]["update_id"] < updates[1]["update_id"]
