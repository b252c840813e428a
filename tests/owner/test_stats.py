"""What is counted of a turn, and what the owner's picture says of it."""

import base64
import io
import uuid
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from PIL import Image
from redis.asyncio import Redis

from actions.compose import Reply
from actions.turn import Answer, Outcome, QuestionKind
from bot.conversations import Conversation, Promised, milliseconds
from bot.dialogue.context import Question
from bot.mailbox.effects import Effects
from bot.mailbox.keys import Keys
from bot.owner import stats, stats_picture
from bot.statistics import (
    KEPT_MS,
    NEVER_HAD,
    Figures,
    count,
    figures,
    month_so_far,
    same_days_before,
)
from bot.steps import Step
from bot.turns import TurnResult
from bot.updates import Address
from nlu.topics import Topic
from stock.model import Product, Table, Variant, VariantKey

AT = datetime(2026, 11, 21, 22, 3, tzinfo=UTC)
DAY = AT.date()
JEANNE = Product(
    id="robe-jeanne",
    name="Robe Jeanne",
    variants=(Variant(product="robe-jeanne", size="38", colour="bleu"),),
)
TABLE = Table(products={JEANNE.id: JEANNE})
OFFERED = Question(kind=QuestionKind.WAITING_LIST, topic=Topic.AVAILABILITY)
BARBARA = Conversation(id="c1", address=Address("telegram", "8801"))


@pytest.fixture
def shop() -> Keys:
    return Keys(f"test-{uuid.uuid4().hex[:12]}")


def answer(outcome: Outcome, product: str = "robe-jeanne", **fields: str) -> Answer:
    return Answer(topic=Topic.AVAILABILITY, outcome=outcome, product=product, **fields)


def step(*answers: Answer, text: str = "Oui !", opened: Question | None = None) -> Step:
    handed_over = tuple(one for one in answers if one.is_handed_over)
    turn = TurnResult(
        answers=answers,
        reply=Reply(text=text),
        language="fr",
        conversation=BARBARA,
        handed_over=handed_over,
    )
    return Step(conversation=BARBARA, turn=turn, question_before=opened)


async def counted(
    redis: Redis, shop: Keys, *steps: Step, before: Conversation = BARBARA
) -> Figures:
    for one in steps:
        effects = Effects()
        count(shop, one, before, TABLE, effects=effects, at=AT)
        for command in effects.commands:
            await redis.execute_command(*command)
    return await figures(redis, shop, DAY, DAY)


@pytest.mark.parametrize(
    ("answers", "asked", "missed"),
    [
        ([answer(Outcome.IN_STOCK, size="38")], 1, {}),
        ([answer(Outcome.SOLD_OUT)], 1, {VariantKey("robe-jeanne"): 1}),
        (
            [answer(Outcome.OUT_OF_STOCK, size="38", colour="bleu")],
            1,
            {VariantKey("robe-jeanne", "38", "bleu"): 1},
        ),
        (
            [answer(Outcome.OUT_OF_STOCK, size="ma taille à moi")],
            1,
            {VariantKey("robe-jeanne", NEVER_HAD): 1},
        ),
        (
            [answer(Outcome.WAITLISTED, size="38")],
            1,
            {VariantKey("robe-jeanne", "38"): 1},
        ),
        ([answer(Outcome.IN_STOCK), answer(Outcome.TOLD)], 1, {}),
        ([answer(Outcome.UNKNOWN_PRODUCT, product="")], 0, {}),
        ([answer(Outcome.SOLD_OUT, product="what she wrote")], 0, {}),
    ],
)
async def test_a_turn_counts_each_product_once_and_what_was_gone(
    redis: Redis,
    shop: Keys,
    answers: list[Answer],
    asked: int,
    missed: dict[VariantKey, int],
) -> None:
    found = await counted(redis, shop, step(*answers))

    assert found.asked["robe-jeanne"] == asked
    assert found.missed == missed
    assert found.hours == {22: 1}


async def test_who_takes_the_waiting_list_was_counted_when_she_asked(
    redis: Redis, shop: Keys
) -> None:
    found = await counted(
        redis,
        shop,
        step(answer(Outcome.SOLD_OUT)),
        step(answer(Outcome.WAITLISTED), opened=OFFERED),
    )

    assert found.missed == {VariantKey("robe-jeanne"): 1}


async def test_answers_with_and_without_the_owner_are_told_apart(
    redis: Redis, shop: Keys
) -> None:
    found = await counted(
        redis,
        shop,
        step(answer(Outcome.TOLD)),
        step(answer(Outcome.HANDED_OVER)),
        step(answer(Outcome.TOLD), text=""),
        Step(conversation=BARBARA),
    )

    assert (found.answered, found.handed_over, found.turns) == (1, 1, 2)


@pytest.mark.parametrize(
    ("promised", "verdict"),
    [
        (Promised(made_at=1, due=milliseconds(AT) + 1), "kept"),
        (Promised(made_at=1, due=milliseconds(AT) + 1, corrected=True), "late"),
        (Promised(made_at=1, due=milliseconds(AT) - 1), "broken"),
    ],
)
async def test_a_promise_that_ends_is_counted_by_how_it_ended(
    redis: Redis, shop: Keys, promised: Promised, verdict: str
) -> None:
    before = Conversation(id="c1", address=BARBARA.address, promise=promised)

    found = await counted(redis, shop, Step(conversation=BARBARA), before=before)

    assert found.promises == {verdict: 1}


async def test_a_day_is_forgotten_and_holds_nobodys_words(
    redis: Redis, shop: Keys
) -> None:
    await counted(redis, shop, step(answer(Outcome.OUT_OF_STOCK, size="mes mots")))

    key = shop.named("stats", DAY.isoformat())
    names = b" ".join(await redis.hkeys(key))
    assert b"mots" not in names
    assert 0 < await redis.pttl(key) <= KEPT_MS


async def test_days_are_summed(redis: Redis, shop: Keys) -> None:
    await counted(redis, shop, step(answer(Outcome.TOLD)))

    within = await figures(redis, shop, date(2026, 11, 1), date(2026, 11, 30))
    beside = await figures(redis, shop, date(2026, 11, 22), date(2026, 11, 30))

    assert (within.answered, beside.answered) == (1, 0)


@pytest.mark.parametrize(
    ("today", "this", "last"),
    [
        ("2026-11-22", ("2026-11-01", "2026-11-22"), ("2026-10-01", "2026-10-22")),
        ("2026-03-31", ("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28")),
        ("2026-01-01", ("2026-01-01", "2026-01-01"), ("2025-12-01", "2025-12-01")),
    ],
)
def test_a_month_is_compared_with_as_many_days_of_the_last(
    today: str, this: tuple[str, str], last: tuple[str, str]
) -> None:
    day = date.fromisoformat(today)

    assert tuple(map(str, month_so_far(day))) == this
    assert tuple(map(str, same_days_before(day))) == last


# The picture


def full() -> Figures:
    return Figures(
        asked=Counter({"robe-jeanne": 3, "gone": 9}),
        missed=Counter({VariantKey("robe-jeanne", NEVER_HAD): 2}),
        hours=Counter({22: 5}),
        promises=Counter({"kept": 2, "late": 1}),
        answered=1400,
        handed_over=100,
    )


@pytest.mark.parametrize("language", ["fr", "nl", "en", "it"])
def test_the_picture_is_made_for_a_phone(language: str) -> None:
    board = stats.board(language, TABLE, "Maison Lila", DAY, full(), Figures())

    image = Image.open(io.BytesIO(stats_picture.draw(board)))

    assert image.format == "PNG"
    assert image.width == 1080
    assert image.width < image.height < 3 * image.width
    assert all(section.title for section in board.sections)


@pytest.mark.parametrize("language", ["fr", "nl", "en", "it"])
def test_no_figure_is_cut_off(language: str) -> None:
    board = stats.board(language, TABLE, "Maison Lila", DAY, full(), full())

    for tile in board.tiles:
        for text in (tile.label, tile.before):
            assert stats_picture.fits_a_tile(text, len(board.tiles)), text


def test_a_product_that_is_no_longer_sold_is_left_out() -> None:
    board = stats.board("en", TABLE, "Maison Lila", DAY, full(), Figures())

    asked, missed, *_ = board.sections
    assert [bar.label for bar in asked.bars] == ["Robe Jeanne"]
    assert [bar.label for bar in missed.bars] == ["Robe Jeanne · a size you never had"]


def test_a_figure_that_cannot_be_told_is_a_dash() -> None:
    board = stats.board("en", TABLE, "Maison Lila", DAY, full(), Figures())

    assert [tile.before for tile in board.tiles] == ["Oct: –"] * 3
    assert [tile.value for tile in board.tiles] == ["1,500", "93%", "67%"]


@pytest.mark.parametrize("letters", ["éèçàïœ’€–…", "ŽłőřğșČ", "ΑΩабв"])
def test_every_letter_of_a_name_has_its_shape(letters: str) -> None:
    for letter in letters:
        assert stats_picture.has_shape(letter), letter


def test_a_name_that_is_too_long_ends_in_dots() -> None:
    section = stats_picture.Section(
        title="A", bars=(stats_picture.Bar("Robe " * 60, 1),)
    )
    board = stats_picture.Board(
        title="Maison " * 40, period="", tiles=(), sections=(section,)
    )

    assert Image.open(io.BytesIO(stats_picture.draw(board))).width == 1080


def test_the_url_of_a_photo_holds_the_picture() -> None:
    board = stats.board("en", TABLE, "Maison Lila", DAY, full(), Figures())

    url = stats.data_url(stats_picture.draw(board))

    assert base64.b64decode(url.partition(",")[2]).startswith(b"\x89PNG")
