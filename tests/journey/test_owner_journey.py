"""The owner's first step: paired by a code, told, answering by a reply."""

from bot.owner.owners import Owners
from bot.serving import Serving
from tests.channels.waiting import until
from tests.journey.conftest import Town

LEA, CUSTOMER = 7001, "psid-1"
COMPLAINT = "Ma robe est arrivée abîmée"


def texts_to(town: Town, chat: int) -> list[str]:
    return [
        sent["text"] for sent in town.bot_api.messages if sent["chat"]["id"] == chat
    ]


async def pair(town: Town, parts: Serving) -> None:
    code = await Owners(parts.store.redis, parts.keys).make_code()
    await town.bot_api.say(LEA, f"/start {code}")
    await until(lambda: texts_to(town, LEA))


async def test_she_is_told_of_a_hand_over_and_answers_by_replying(town: Town) -> None:
    town.rasa.topics[COMPLAINT] = ("complaint",)
    async with town.open() as parts:
        await pair(town, parts)
        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: len(texts_to(town, LEA)) == 2)
        notice = town.bot_api.messages[-1]
        assert COMPLAINT in notice["text"]

        await town.bot_api.say(LEA, "Je regarde tout de suite", reply_to_message=notice)
        await until(lambda: len(town.graph.sent) == 2)
        assert town.graph.sent[-1]["message"]["text"] == "Je regarde tout de suite"

        town.rasa.topics["merci beaucoup"] = ("thanks",)
        await town.graph.say(CUSTOMER, "merci beaucoup")
        await until(lambda: "merci beaucoup" in texts_to(town, LEA)[-1])

    assert len(town.graph.sent) == 2


async def test_after_done_the_bot_answers_again(town: Town) -> None:
    town.rasa.topics |= {COMPLAINT: ("complaint",), "vous livrez ?": ("shipping",)}
    async with town.open() as parts:
        await pair(town, parts)
        await town.graph.say(CUSTOMER, COMPLAINT)
        await until(lambda: len(texts_to(town, LEA)) == 2)
        notice = town.bot_api.messages[-1]
        await town.bot_api.say(LEA, "Je regarde", reply_to_message=notice)
        await until(lambda: len(town.graph.sent) == 2)
        await town.bot_api.say(LEA, "/done", reply_to_message=notice)
        await until(lambda: "de nouveau" in texts_to(town, LEA)[-1])
        await town.graph.say(CUSTOMER, "vous livrez ?")
        await until(lambda: len(town.graph.sent) == 3)

    assert "bpost" in town.graph.sent[-1]["message"]["text"]


async def test_a_code_makes_one_owner_only(town: Town) -> None:
    async with town.open() as parts:
        owners = Owners(parts.store.redis, parts.keys)
        code = await owners.make_code()
        await town.bot_api.say(LEA, f"/start {code}")
        await until(lambda: texts_to(town, LEA))
        await town.bot_api.say(LEA + 1, f"/start {code}")
        await until(lambda: texts_to(town, LEA + 1))

        assert [owner.address.chat_id for owner in await owners.all()] == [str(LEA)]


async def test_what_is_no_reply_is_about_her_stock_and_can_be_undone(
    town: Town,
) -> None:
    async with town.open() as parts:
        await pair(town, parts)
        await town.bot_api.say(LEA, "vendu robe jeanne lin 38 bleu")
        await until(lambda: "2 → 1" in texts_to(town, LEA)[-1])

        told = town.bot_api.messages[-1]
        [[undo]] = told["reply_markup"]["inline_keyboard"]
        await town.bot_api.tap(LEA, told, undo["callback_data"])
        await until(lambda: "1 → 2" in texts_to(town, LEA)[-1])


async def test_a_stranger_changes_no_stock(town: Town) -> None:
    async with town.open() as parts:
        await pair(town, parts)
        await town.bot_api.say(LEA + 1, "vendu robe jeanne lin 38 bleu")
        await until(lambda: texts_to(town, LEA + 1))

        assert parts.counter is not None
        table = await parts.counter.table.snapshot()
        [variant] = table.products["robe-jeanne-lin"].matching("38", "bleu")
        assert variant.on_hand == 2
