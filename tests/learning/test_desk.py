"""What she decides by a tap under `/learn`, and how it is taken back."""

import pytest

from bench.simulated import OWNER, Simulated
from bot.conversations import conversation_id
from bot.owner.audit import Audit
from bot.owner.commands import words
from stock.model import Fact
from tests.learning.teaching import (
    FORGET,
    LATE,
    MARGAUX,
    ODD,
    WRAP,
    WRAP_AGAIN,
    answers,
    asks_and_is_answered,
    commands,
    labelled,
    passes,
    taps,
    taps_payload,
    titles,
    told,
    waiting,
    writes,
)
from tests.owner.promising import BARBARA, INES, on


@pytest.mark.parametrize("word", sorted(words().learn))
async def test_she_asks_for_it_by_any_of_its_names(shop: Simulated, word: str) -> None:
    assert "Rien à apprendre" in (await commands(shop, f"/{word}")).text


async def test_the_oldest_is_shown_with_what_was_understood_and_answered(
    shop: Simulated,
) -> None:
    await asks_and_is_answered(shop, LATE)
    await asks_and_is_answered(shop, ODD, INES)
    shown = await commands(shop)

    assert LATE in shown.text
    assert "J’avais compris : suivi de commande." in shown.text
    assert "« Oui, avec plaisir (Xxx) »" in shown.text
    assert "Il y en a 2." in shown.text
    assert titles(shown) == [
        "suivi de commande", "disponibilité", "prix", "livraison, retrait",
        "mise de côté", "Autre sujet…", "Rien à apprendre", "Arrêter",
    ]  # fmt: skip


async def test_what_she_sees_of_a_customer_is_told_as_about_her(
    shop: Simulated,
) -> None:
    await asks_and_is_answered(shop, ODD)
    await commands(shop)
    await taps(shop, "Autre sujet…")

    assert [row.conversation for row in told(shop)[-2:]] == [
        conversation_id(BARBARA)
    ] * 2


async def test_the_next_takes_the_place_of_what_she_tapped(shop: Simulated) -> None:
    await asks_and_is_answered(shop, ODD)
    shown = await commands(shop)
    await shop.says(OWNER, "", payload=shown.buttons[0].payload, reply_to="60")
    await passes(shop)

    assert (shown.replaces, told(shop)[-1].replaces) == ("", "60")


async def test_one_tap_labels_it_and_shows_the_next(shop: Simulated) -> None:
    await asks_and_is_answered(shop, ODD)
    await asks_and_is_answered(shop, LATE, INES)
    await commands(shop)
    after = await taps(shop, "prix")

    assert await labelled(shop) == [("price", ODD)]
    assert after.text.startswith("Noté : prix.")
    assert LATE in after.text
    assert "C’est la dernière." in after.text


async def test_without_a_tap_of_hers_nothing_is_labelled(shop: Simulated) -> None:
    await asks_and_is_answered(shop, ODD)
    await commands(shop)
    await taps(shop, "Autre sujet…")
    await taps(shop, "Retour")
    await taps(shop, "Arrêter")

    assert await labelled(shop) == []
    assert len(await waiting(shop)) == 1


async def test_every_other_topic_is_a_page_away(shop: Simulated) -> None:
    await asks_and_is_answered(shop, ODD)
    first = await commands(shop)
    second = await taps(shop, "Autre sujet…")
    third = await taps(shop, "Suite…")

    pages = [set(titles(page)) for page in (first, second, third)]
    assert len(set.union(*pages)) == 24 + len(
        {"Autre sujet…", "Rien à apprendre", "Arrêter", "Suite…", "Retour"}
    )
    assert all(len(page.buttons) <= 13 for page in (first, second, third))
    await taps(shop, "rien de tout cela")
    assert await labelled(shop) == [("other", ODD)]


async def test_several_topics_that_were_understood_are_one_tap(
    shop: Simulated,
) -> None:
    shop.counter.parser.topics["le colis et le prix ?"] = ("price", "order_status")
    await asks_and_is_answered(shop, "le colis et le prix ?")
    await commands(shop)
    await taps(shop, "C’était bien cela")

    assert await labelled(shop) == [("order_status+price", "le colis et le prix ?")]


async def test_nothing_to_learn_is_learnt_and_kept_no_longer_than_its_undo(
    shop: Simulated,
) -> None:
    await asks_and_is_answered(shop, ODD)
    await commands(shop)
    await taps(shop, "Rien à apprendre")
    assert (await labelled(shop), await waiting(shop)) == ([], [])

    await passes(shop, 61)
    assert await waiting(shop) == []
    key = shop.keys.named("learning", conversation_id(BARBARA))
    assert await shop.inbox.redis.hlen(key) == 0


@pytest.mark.parametrize("title", ["prix", "Rien à apprendre"])
async def test_the_last_tap_is_undone_by_another(shop: Simulated, title: str) -> None:
    await asks_and_is_answered(shop, ODD)
    await commands(shop)
    await taps(shop, title)
    again = await taps(shop, "Annuler")

    assert await labelled(shop) == []
    assert again.text.startswith("Annulé")
    assert ODD in again.text
    await taps(shop, "paiement" if "paiement" in titles(again) else "prix")
    assert len(await labelled(shop)) == 1


async def test_a_tap_on_what_was_decided_before_changes_nothing(
    shop: Simulated,
) -> None:
    await asks_and_is_answered(shop, ODD)
    shown = await commands(shop)
    payloads = {b.title: b.payload for b in shown.buttons}
    await taps_payload(shop, payloads["prix"])
    late = await taps_payload(shop, payloads["disponibilité"])

    assert "n’est plus là" in late.text
    assert await labelled(shop) == [("price", ODD)]


@pytest.mark.parametrize("kind", ["t", "n", "y", "m", "p", "b", "u", "s"])
@pytest.mark.parametrize("rest", ["", ":", "x:y", "x:y:z", "x:y:9", "x:y:price:z"])
async def test_a_button_of_nothing_is_answered_and_changes_nothing(
    shop: Simulated, kind: str, rest: str
) -> None:
    before = len(told(shop))
    await taps_payload(shop, f"l:{kind}:{rest}")

    assert len(told(shop)) == before + 1
    assert await labelled(shop) == []


@pytest.mark.parametrize("choice", ["greeting", "nonsense", "price+nonsense", "", "+"])
async def test_only_topics_are_labels(shop: Simulated, choice: str) -> None:
    await asks_and_is_answered(shop, ODD)
    [one] = await waiting(shop)
    shown = await taps_payload(shop, f"l:t:{one.ref}:{choice}")

    assert ODD in shown.text
    assert await labelled(shop) == []


async def test_a_sentence_of_who_is_forgotten_meanwhile_is_gone(
    shop: Simulated,
) -> None:
    await asks_and_is_answered(shop, ODD)
    await passes(shop, 24 * 60)
    await commands(shop)
    buttons = {b.title: b.payload for b in told(shop)[-1].buttons}
    await writes(shop, FORGET)

    assert "n’est plus là" in (await taps_payload(shop, buttons["prix"])).text
    assert await labelled(shop) == []


async def test_what_she_labelled_goes_with_who_is_forgotten(shop: Simulated) -> None:
    await asks_and_is_answered(shop, ODD)
    await commands(shop)
    await taps(shop, "prix")
    await passes(shop, 24 * 60)
    await writes(shop, FORGET)

    assert await labelled(shop) == []


async def test_who_did_it_is_in_the_log_without_words(shop: Simulated) -> None:
    await asks_and_is_answered(shop, ODD)
    await commands(shop)
    await taps(shop, "prix")
    await taps(shop, "Annuler")
    deeds = await Audit(shop.inbox.redis, shop.keys).recent()

    hers = [(d.what, d.by, d.about) for d in deeds[:2]]
    about = conversation_id(BARBARA)
    assert hers == [
        ("unlearnt", conversation_id(OWNER), about),
        ("learnt", conversation_id(OWNER), about),
    ]
    assert "de quoi parlait Barbara" in (await commands(shop, "/log")).text


# Words for a product


async def picks(shop: Simulated) -> None:
    await writes(shop, WRAP)
    await writes(shop, MARGAUX)


async def test_a_name_that_she_confirms_is_understood_at_once(shop: Simulated) -> None:
    await picks(shop)
    shown = await commands(shop)
    assert "« portefeuille »" in shown.text
    assert "Robe Margaux" in shown.text
    assert (await taps(shop, "Oui")).text.startswith("Noté : « portefeuille »")

    assert "Robe Margaux" in await writes(shop, WRAP_AGAIN, INES)


async def test_a_name_that_she_takes_back_is_gone(shop: Simulated) -> None:
    await picks(shop)
    before = (await shop.counter.snapshot())[0].products
    await commands(shop)
    await taps(shop, "Oui")
    again = await taps(shop, "Annuler")

    assert (await shop.counter.snapshot())[0].products == before
    assert "« portefeuille »" in again.text
    assert "De quel article" in await writes(shop, WRAP_AGAIN, INES)


async def test_a_name_may_be_another_products(shop: Simulated) -> None:
    await picks(shop)
    await commands(shop)
    await taps(shop, "Autre produit…")
    await taps(shop, "Sac Zoé")

    table, _ = await shop.counter.snapshot()
    assert table.products["sac-zoe"].aliases == ("portefeuille",)
    [movement] = await shop.counter.table.movements(limit=1)
    assert (movement.author, movement.cause) == (conversation_id(OWNER), "alias")
    assert movement.changes[0].tells == frozenset({Fact.ALIASES})


async def test_a_name_that_she_declines_is_no_alias(shop: Simulated) -> None:
    await picks(shop)
    before = (await shop.counter.snapshot())[0]
    await commands(shop)
    await taps(shop, "Rien à apprendre")

    assert (await shop.counter.snapshot())[0] == before
    assert await waiting(shop) == []


async def test_words_that_she_answered_are_asked_with_every_likely_product(
    shop: Simulated,
) -> None:
    await writes(shop, WRAP)
    await answers(shop, "Oui, la Margaux !")
    shown = await commands(shop)
    assert "Quel produit est « portefeuille » ?" in shown.text

    await taps(shop, "Robe Margaux")
    table, _ = await shop.counter.snapshot()
    assert table.products["robe-margaux"].aliases[-1] == "portefeuille"


async def test_undoing_it_as_a_change_of_the_stock_undoes_it_once(
    shop: Simulated,
) -> None:
    await picks(shop)
    await commands(shop)
    after = await taps(shop, "Oui")
    undo = next(b.payload for b in after.buttons if b.title == "Annuler")
    [movement] = await shop.counter.table.movements(limit=1)
    await shop.counter.table.undo(
        movement.id, by="lea", at=shop.clock.at, id="undone-elsewhere"
    )

    assert (await taps_payload(shop, undo)).text.startswith("Annulé")
    table, _ = await shop.counter.snapshot()
    assert "portefeuille" not in table.products["robe-margaux"].aliases


# The morning


async def test_the_morning_tells_in_a_line_how_many_wait(shop: Simulated) -> None:
    for who in (BARBARA, INES):
        await asks_and_is_answered(shop, who=who)
    await shop.pass_until(on(25, "08:31"))

    assert told(shop)[-1].text.endswith(
        "2 questions peuvent m’apprendre quelque chose : /learn"
    )


async def test_the_morning_is_silent_of_it_where_none_waits(shop: Simulated) -> None:
    await writes(shop, ODD)
    await shop.pass_until(on(25, "08:31"))

    assert "Bonjour" in told(shop)[-1].text
    assert "/learn" not in told(shop)[-1].text
