"""What no table of sentences can show: taps, bursts, silence, a model that is away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from redis.asyncio import Redis

from actions.shop import Returns, ShippingRule
from bot.turns import TEXT_AT_MOST, joined_text
from bot.updates import Message, Pointer
from nlu.errors import ParserUnavailable
from nlu.parser import Parse
from tests.conversations.talk import Talk, open_counter, shown

ASKED = "la robe Jeanne lin en 38 bleu ?"


class AbsentParser:
    async def parse(self, text: str) -> Parse:
        raise ParserUnavailable("no model answers")


def messages(talk: Talk, *texts: str) -> Sequence[Message]:
    address = talk.conversation.address
    return [
        Message(id=f"m{number}", address=address, text=text)
        for number, text in enumerate(texts)
    ]


async def test_messages_of_a_burst_are_read_together(talk: Talk) -> None:
    text = talk.parser.hears("bonjour\nla robe Jeanne lin\nen 38 ?", "availability")

    result = await talk.burst(messages(talk, *text.split("\n")))

    assert shown(result.answers) == ["availability in_stock robe-jeanne-lin/38"]


@pytest.mark.parametrize(
    ("text", "answers"),
    [("/start", ["greeting told"]), ("", ["other handed_over"])],
)
async def test_what_has_no_words_needs_no_model(
    text: str, answers: list[str], talk: Talk
) -> None:
    result = await talk.burst(messages(talk, text))

    assert shown(result.answers) == answers


async def test_a_model_that_does_not_answer_hands_the_message_over(talk: Talk) -> None:
    talk.counter.parser = AbsentParser()

    result = await talk.burst(messages(talk, ASKED))

    assert shown(result.answers) == ["other handed_over"]
    assert result.handed_over == result.answers


async def test_after_a_day_it_is_nothing_any_more_but_the_country_stays(
    talk: Talk,
) -> None:
    await talk.says("la robe Jeanne lin en 38 ?", "availability")
    await talk.says("vous livrez à Lyon ?", "shipping")

    later = await talk.says("combien ?", "price", after=timedelta(hours=25))
    cost = await talk.says("c'est combien le port ?", "shipping_cost")

    assert shown(later.answers) == ["price which_product"]
    assert shown(cost.answers) == ["shipping_cost told FR"]


async def test_the_machine_says_that_it_is_one_at_first_and_after_a_day(
    talk: Talk,
) -> None:
    first = await talk.says("vous livrez ?", "shipping")
    second = await talk.says("et le prix ?", "shipping_cost")
    third = await talk.says("vous livrez ?", "shipping", after=timedelta(hours=25))

    said = ["automatique" in turn.reply.text for turn in (first, second, third)]
    assert said == [True, False, True]


async def test_a_long_letter_is_read_up_to_its_limit(talk: Talk) -> None:
    long = messages(talk, "a" * TEXT_AT_MOST, "et en 38 ?")

    assert joined_text(long) == "a" * TEXT_AT_MOST


async def test_a_click_on_an_unknown_product_points_to_nothing(talk: Talk) -> None:
    result = await talk.says("encore dispo ?", "availability", product="gone-since")

    assert shown(result.answers) == ["availability which_product"]


async def test_the_newest_click_of_a_burst_counts(talk: Talk) -> None:
    text = talk.parser.hears("et celle-ci\ndispo ?", "availability")
    first, second = messages(talk, *text.split("\n"))
    address = talk.conversation.address
    clicked = [
        Message(id="a", address=address, text=first.text, pointer=Pointer("robe-lila")),
        Message(
            id="b", address=address, text=second.text, pointer=Pointer("jupe-iris")
        ),
    ]

    result = await talk.burst(clicked)

    assert shown(result.answers) == ["availability in_stock jupe-iris"]


async def test_the_last_piece_is_held_once(redis: Redis, shop_name: str) -> None:
    first = await open_counter(redis, shop_name)
    await first.says("je prends la jupe Iris en 38", "reserve")

    second = first.again("c2")
    result = await second.says("je prends la jupe Iris en 38", "reserve")

    assert shown(result.answers) == ["reserve sold_out jupe-iris/38"]


async def test_a_turn_that_is_repeated_holds_nothing_twice(talk: Talk) -> None:
    text = talk.parser.hears("je prends la robe Jeanne lin en 38 bleu", "reserve")
    before = talk.conversation
    await talk.burst(messages(talk, text))

    talk.conversation = before
    await talk.burst(messages(talk, text))

    assert len(await talk.counter.table.holds_of(before.id)) == 1


@pytest.mark.parametrize(
    ("asked", "held", "said"),
    [
        ("j'en prends 2", 2, "2 pièces"),
        ("mettez m'en 5 pièces de côté", 2, "2 pièces"),
        ("je la prends", 1, "De côté"),
    ],
)
async def test_as_many_pieces_are_held_as_there_are(
    asked: str, held: int, said: str, talk: Talk
) -> None:
    await talk.says(ASKED, "availability")

    result = await talk.says(asked, "reserve")

    assert len(await talk.counter.table.holds_of(talk.conversation.id)) == held
    assert said.casefold() in result.reply.text.casefold()


@pytest.mark.parametrize(
    ("facts", "text", "topic", "answer"),
    [
        ({"pickup": False}, "je peux passer la chercher ?", "shipping", "no_pickup"),
        ({"shipping": ()}, "vous livrez ?", "shipping", "does_not_ship"),
        ({"shipping": ()}, "frais de port ?", "shipping_cost", "does_not_ship"),
        ({"address": ""}, "vous êtes où ?", "location", "handed_over"),
        ({"payment": ()}, "vous prenez la carte ?", "payment", "handed_over"),
        ({"returns": None}, "je peux rendre ?", "returns", "handed_over"),
        ({"opening_hours": None}, "ouvert demain ?", "opening_hours", "told"),
        ({"discount": {"fr": "-10 %"}}, "des soldes ?", "discount", "told"),
        (
            {"phone": "", "email": ""},
            "votre numéro de téléphone ?",
            "human",
            "handed_over",
        ),
    ],
)
async def test_what_the_shop_does_not_say_is_not_told(
    facts: dict[str, object],
    text: str,
    topic: str,
    answer: str,
    redis: Redis,
    shop_name: str,
) -> None:
    talk = await open_counter(redis, shop_name, **facts)

    result = await talk.says(text, topic)

    assert shown(result.answers) == [f"{topic} {answer}"]


@pytest.mark.parametrize(
    ("speaks", "text", "language"),
    [
        (("fr", "nl"), "hi, is anybody there? do you ship to Paris?", "fr"),
        (("nl", "en"), "bonjour, vous livrez à Paris ?", "en"),
        (("nl", "fr"), "👍", "nl"),
        (("it", "fr"), "?", "it"),
    ],
)
async def test_the_reply_speaks_her_language_where_the_shop_does(
    speaks: tuple[str, ...], text: str, language: str, redis: Redis, shop_name: str
) -> None:
    talk = await open_counter(redis, shop_name, languages=speaks)

    result = await talk.says(text, "shipping")

    assert result.language == language


async def test_gone_in_her_size_names_at_most_two_true_others_and_the_list(
    talk: Talk,
) -> None:
    result = await talk.says("la robe Jeanne lin écrue en 38 ?", "availability")

    assert "38 en bleu" in result.reply.text
    assert "Robe Jeanne velours en noir" in result.reply.text
    assert "Robe Lila" not in result.reply.text
    assert result.reply.question is not None


async def test_what_is_there_in_one_variant_is_offered_to_be_held(talk: Talk) -> None:
    one = await talk.says("la jupe Iris en 38 ?", "availability")
    several = await talk.says("et le pull Marcel ?", "availability")

    assert one.reply.question is not None
    assert one.reply.question.is_asked
    assert several.reply.question is not None
    assert not several.reply.question.is_asked


async def test_a_day_whose_hours_are_over_is_not_said_to_be_open(talk: Talk) -> None:
    result = await talk.says("vous ouvrez à quelle heure samedi ?", "opening_hours")

    assert "aujourd’hui" not in result.reply.text
    assert "mardi à 10:00" in result.reply.text


@pytest.mark.parametrize(
    ("text", "topic", "said"),
    [
        ("frais de douane pour la France ?", "shipping_cost", "Union européenne"),
        ("frais de douane en Belgique ?", "shipping_cost", "ne passe aucune douane"),
        ("la livraison en France ?", "shipping_cost", "9,90"),
        ("paypal ?", "payment", "Non, ce n’est pas possible (PayPal)"),
        ("bancontact ?", "payment", "Oui, c’est possible"),
        ("visa ?", "payment", "Vous pouvez payer ainsi"),
        ("is the Jeanne linen dress there in ecru?", "availability", "in 40, écru"),
        ("is the Jeanne linen dress there?", "availability", "36 and 38 in blue"),
        ("is de jurk Jeanne er in 8 jaar?", "availability", "in 8 jaar"),
    ],
)
async def test_a_reply_says_plainly_what_is_known(
    text: str, topic: str, said: str, talk: Talk
) -> None:
    result = await talk.says(text, topic)

    assert said in result.reply.text


async def test_customs_may_be_due_outside_the_union(
    redis: Redis, shop_name: str
) -> None:
    rule = ShippingRule(countries=("CH",), cost=Decimal(19))
    talk = await open_counter(redis, shop_name, shipping=(rule,))

    result = await talk.says("frais de douane en Suisse ?", "shipping_cost")

    assert "Des frais de douane peuvent être demandés" in result.reply.text


async def test_the_shops_own_words_are_not_told_twice(talk: Talk) -> None:
    shop = talk.counter.shop
    own = {"fr": "Quatorze jours, étiquette attachée, le renvoi est à vos frais."}
    rules = Returns(days=14, paid_by="customer", text=own)
    talk.counter.shop = replace(shop, returns=rules)

    first = await talk.says("comment je fais pour rendre une robe ?", "returns")
    second = await talk.says("c'est à mes frais ?", "shipping_cost")

    assert own["fr"] in first.reply.text
    assert own["fr"] not in second.reply.text
    assert "14 jours" in second.reply.text
