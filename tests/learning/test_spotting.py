"""Which words of a customer's may be a name of a product, and what her choice says."""

import pytest

from bench.simulated import Simulated
from bot.conversations import conversation_id
from bot.learning.candidates import Candidate, State
from tests.learning.teaching import (
    MARGAUX,
    SHIPS,
    WRAP,
    notebook,
    passes,
    waiting,
    writes,
)
from tests.owner.promising import BARBARA

FRILLED = "La robe rouge bouillonnée en 38 ?"
BOTH = "La robe Margaux et le sac Zoé sont là ?"


async def asks(shop: Simulated, text: str) -> str:
    shop.counter.parser.topics[text] = ("availability",)
    return await writes(shop, text)


async def words(shop: Simulated) -> list[Candidate]:
    found = await notebook(shop).of(conversation_id(BARBARA))
    return [one for one in found if one.words]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (WRAP, ["portefeuille"]),
        ("Vous avez encore la Birkin ?", ["birkin"]),
        ("Et le manteau Philippine, il est là ?", ["manteau philippine"]),
        (FRILLED, ["robe rouge bouillonnée"]),
        ("C'est encore dispo ?", []),
        ("La robe rouge est là ?", []),
        (f"Vous avez la Birk{'in' * 20} ?", []),
        ("La rouge est encore là ?", []),
        ("Une robe en 38 ?", []),
        ("La robe est dispo ?", []),
        ("La robe Margaux en 38 ?", []),
    ],
)
async def test_words_that_the_table_does_not_know_may_be_a_name(
    shop: Simulated, text: str, called: list[str]
) -> None:
    await asks(shop, text)

    assert [one.words for one in await words(shop)] == called


async def test_one_of_those_that_were_offered_is_a_choice(shop: Simulated) -> None:
    await asks(shop, FRILLED)
    await writes(shop, MARGAUX)

    [one] = await words(shop)
    assert (one.is_picked, one.products[0]) == (True, "robe-margaux")


async def test_words_with_her_own_name_in_them_are_none(shop: Simulated) -> None:
    await asks(shop, "Vous avez encore la Barbara ?")

    assert await words(shop) == []


async def test_the_same_words_are_asked_once(shop: Simulated) -> None:
    await asks(shop, WRAP)
    await asks(shop, "Et la portefeuille en 40 ?")

    assert len(await words(shop)) == 1


@pytest.mark.parametrize(
    "then",
    [SHIPS, BOTH, "Merci"],
    ids=["another question", "two products", "none"],
)
async def test_what_names_no_one_product_is_no_choice(
    shop: Simulated, then: str
) -> None:
    await asks(shop, WRAP)
    shop.counter.parser.topics[BOTH] = ("availability",)
    await writes(shop, then)

    assert {one.state for one in await words(shop)} == {State.PENDING}
    assert [one for one in await waiting(shop) if one.words] == []


async def test_a_product_that_is_named_two_days_later_is_no_choice(
    shop: Simulated,
) -> None:
    await asks(shop, WRAP)
    await passes(shop, 2 * 24 * 60)
    await writes(shop, MARGAUX)

    assert [one for one in await waiting(shop) if one.words] == []
