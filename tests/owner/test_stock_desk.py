import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import count

import pytest
from redis.asyncio import Redis

from bot.owner.stock_desk import Desk, Note, say, tap
from bot.owner.stock_memory import Said, short_id
from stock.model import Hold, Line, Movement, MovementKind, VariantKey
from tests.scratch import ScratchKeys
from tests.stock.grammar.shop import AT

JEANNE = VariantKey("robe-jeanne-lin", "38", "bleu")
ZOE = VariantKey("sac-zoe")
_ids = count()


def note(text: str, **facts: str | bool) -> Note:
    told = {"author": "lea", "movement": f"u{next(_ids)}", "language": "fr", **facts}
    return Note(text=text, at=AT, **told)  # type: ignore[arg-type]


async def on_hand(desk: Desk, variant: VariantKey) -> int:
    found = (await desk.table.snapshot()).variant(variant)
    return found.on_hand if found else -1


def button(said: Said, title: str) -> str:
    return next(b.payload for b in said.buttons if title in b.title)


@pytest.mark.parametrize(
    ("language", "text", "reply"),
    [
        ("fr", "vendu robe jeanne lin 38 bleu", "Robe Jeanne lin bleu 38 : 2 → 1"),
        ("nl", "verkocht robe jeanne lin 38 blauw", "Robe Jeanne lin bleu 38: 2 → 1"),
        ("en", "sold robe jeanne linen 38 blue", "Robe Jeanne lin bleu 38: 2 → 1"),
        ("it", "venduto robe jeanne lino 38 blu", "Robe Jeanne lin bleu 38: 2 → 1"),
        ("fr", "robe margaux 39€", "Robe Margaux : 59,00 € → 39,00 €"),
        ("fr", "cache le collant stella", "Collant Stella : caché aux clientes"),
        ("fr", "stock zoe", "Sac Zoé : 1"),
        ("fr", "bonne journée à tous", "Je n'y lis rien du stock"),
    ],
)
async def test_the_reply_states_the_new_truth_in_her_language(
    desk: Desk, language: str, text: str, reply: str
) -> None:
    said = await say(desk, note(text, language=language))

    assert re.sub(r"[\u00a0\u202f]", " ", said.text).startswith(reply)


async def test_several_lines_are_several_changes_and_one_undo_takes_all_back(
    desk: Desk,
) -> None:
    said = await say(
        desk, note("vendu jeanne lin 38 bleu\nreçu 2 capri 38\nzoe bag 99€")
    )

    assert len(said.changes) == 3
    assert said.text.count("→") == 3
    await tap(desk, said.buttons[0].payload, note(""))
    table = await desk.table.snapshot()
    assert await on_hand(desk, JEANNE) == 2
    assert await on_hand(desk, VariantKey("sandales-capri", "38", "noir")) == 1
    assert table.products["sac-zoe"].prices == (Decimal(120),)


async def test_the_undo_command_takes_back_the_whole_last_message(desk: Desk) -> None:
    await say(desk, note("vendu jeanne lin 38 bleu\nzoe bag 99€"))

    said = await say(desk, note("/undo"))

    assert len(said.changes) == 2
    assert await on_hand(desk, JEANNE) == 2


@pytest.mark.parametrize("by_button", [True, False])
async def test_one_undo_takes_back_a_price_and_a_piece_of_one_message(
    desk: Desk, by_button: bool
) -> None:
    said = await say(desk, note("vendu lila 38\nlila 45€"))
    payload = said.buttons[0].payload

    undone = await (
        tap(desk, payload, note("")) if by_button else say(desk, note("/undo"))
    )

    assert len(said.changes) == 2
    assert undone.text.replace("\xa0", " ") == (
        "Annulé.\nRobe Lila fleuri 38 : 0 → 1\nRobe Lila : 45,00 € → 69,00 €"
    )
    [price] = (await desk.table.snapshot()).products["robe-lila"].prices
    assert price == 69
    assert await on_hand(desk, VariantKey("robe-lila", "38", "fleuri")) == 1


async def test_a_product_that_an_undo_takes_away_keeps_its_name_in_the_reply(
    desk: Desk,
) -> None:
    await say(desk, note("/new Robe Plume; 79; bleu; 36:1"))

    undone = await say(desk, note("/undo"))

    assert undone.text == "Annulé.\nRobe Plume bleu 36 : 1 → 0"


async def test_a_change_of_many_rows_is_undone_only_when_she_says_so(
    desk: Desk,
) -> None:
    counted = {
        v.key: v.on_hand for p in await desk.table.snapshot() for v in p.variants
    }
    lines = tuple(
        Line(variant=key, kind=MovementKind.RECEIVED, pieces=1) for key in counted
    )
    await desk.table.move(Movement(id="i", at=AT, author="lea", cause="", lines=lines))

    asked = await say(desk, note("/undo"))
    table = await desk.table.snapshot()

    assert asked.changes == ()
    assert table.variant(JEANNE).on_hand == counted[JEANNE] + 1

    undone = await tap(desk, button(asked, "Tout annuler"), note(""))

    assert await on_hand(desk, JEANNE) == counted[JEANNE]
    assert undone.text.startswith("Annulé.")
    assert undone.text.count("→") == 12
    assert undone.text.endswith(f"… et {len(counted) - 12} autres lignes")


async def test_an_undo_of_more_than_she_named_is_asked(desk: Desk) -> None:
    await say(desk, note("vendu jeanne lin 38 bleu et 1 zoe bag"))

    said = await say(desk, note("annule la vente de la zoe"))

    assert said.outcome == "asked"
    assert await on_hand(desk, ZOE) == 0
    await tap(desk, said.buttons[0].payload, note(""))
    assert await on_hand(desk, ZOE) == 1
    assert await on_hand(desk, JEANNE) == 2


async def test_a_message_acts_once_however_often_it_comes(desk: Desk) -> None:
    once = note("vendu jeanne lin 38 bleu")

    said = await asyncio.gather(*(say(desk, once) for _ in range(5)))

    assert {one.text for one in said} == {said[0].text}
    assert await on_hand(desk, JEANNE) == 1


async def test_after_a_crash_between_deed_and_reply_the_reply_is_the_same(
    desk: Desk, redis: Redis, keys: ScratchKeys
) -> None:
    once = note("vendu jeanne lin 38 bleu\nzoe bag 99€")
    said = await say(desk, once)
    await redis.delete(keys.named("owner", "said", short_id(once.movement)))

    again = await say(desk, once)

    assert again == said
    assert await on_hand(desk, JEANNE) == 1


async def test_a_button_acts_once_and_answers_for_all_buttons_beside_it(
    desk: Desk,
) -> None:
    asked = await say(desk, note("vendu sac georgette"))
    assert asked.outcome == "asked"

    first = await tap(desk, button(asked, "noir"), note(""))
    second = await tap(desk, button(asked, "cognac"), note(""))

    assert first.outcome == "changed"
    assert second == first
    assert await on_hand(desk, VariantKey("sac-georgette", "", "noir")) == 1
    assert await on_hand(desk, VariantKey("sac-georgette", "", "cognac")) == 1


async def test_payloads_are_short_and_outlive_the_process(desk: Desk) -> None:
    asked = await say(desk, note("vendu margaux", movement="telegram:" + "9" * 80))
    restarted = replace(desk, memory=desk.memory)

    said = await tap(restarted, asked.buttons[0].payload, note(""))

    assert all(len(b.payload.encode()) <= 64 for b in asked.buttons)
    assert said.outcome == "changed"


@pytest.mark.parametrize("payload", ["s:unknown:0", "s:", "s:x:y", ""])
async def test_a_button_that_is_too_old_says_so(desk: Desk, payload: str) -> None:
    said = await tap(desk, payload, note(""))

    assert said.text == "Ce bouton est trop ancien. Écrivez-le de nouveau."


async def test_a_dry_run_says_the_same_and_changes_nothing(desk: Desk) -> None:
    once = note("vendu jeanne lin 38 bleu\nreçu 2 capri 38\nzoe bag 99€")

    rehearsed = await say(desk, once, dry_run=True)

    assert await on_hand(desk, JEANNE) == 2
    said = await say(desk, once)
    assert (rehearsed.text, rehearsed.changes) == (said.text, said.changes)


async def test_an_undo_days_later_keeps_what_came_in_between(desk: Desk) -> None:
    said = await say(desk, note("vendu 2 jeanne lin 38 bleu"))
    await say(desk, note("reçu 5 jeanne lin 38 bleu"))

    undone = await tap(desk, said.buttons[0].payload, note(""))
    twice = await tap(desk, said.buttons[0].payload, note(""))

    assert "5 → 7" in undone.text
    assert twice == undone
    assert await on_hand(desk, JEANNE) == 7


async def test_an_undo_can_be_undone(desk: Desk) -> None:
    said = await say(desk, note("vendu jeanne lin 38 bleu"))
    undone = await tap(desk, said.buttons[0].payload, note(""))

    await tap(desk, undone.buttons[0].payload, note(""))

    assert await on_hand(desk, JEANNE) == 1


async def test_an_undo_that_is_not_possible_says_why_and_changes_nothing(
    desk: Desk,
) -> None:
    received = await say(desk, note("reçu 3 zoe bag"))
    await say(desk, note("vendu 4 zoe bag"))

    said = await tap(desk, received.buttons[0].payload, note(""))

    assert said.outcome == "asked"
    assert said.text.startswith("Impossible d'annuler : Sac Zoé")
    assert await on_hand(desk, ZOE) == 0


async def test_selling_a_held_piece_asks_whose_and_ends_that_hold(desk: Desk) -> None:
    hold = Hold(
        id="h1",
        variant=ZOE,
        conversation="c1",
        at=AT,
        expires_at=AT + timedelta(hours=24),
    )
    await desk.table.hold(hold)

    asked = await say(desk, replace(note("vendu zoe bag"), names={"c1": "Barbara"}))
    said = await tap(desk, button(asked, "Barbara"), note(""))

    assert asked.outcome == "asked"
    assert said.outcome == "changed"
    assert await on_hand(desk, ZOE) == 0
    assert await desk.table.holds() == ()


async def test_what_was_spoken_of_goes_on_in_the_next_message(desk: Desk) -> None:
    first = await say(desk, note("reçu 2 philippa noire 36"))

    said = await say(desk, note("ne reste plus de 38", product=first.product))

    assert first.product == "jupe-philippa"
    assert said.outcome == "changed"
    assert {c.variant.size for c in said.changes} == {"38"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("il en reste combien ?", "Robe Lila : fleuri 38 (1)"),
        ("/low", "Dernières pièces"),
        ("/stock", "Robe Jeanne lin"),
        ("/holds", "Aucune réservation."),
        ("/waiting", "Personne n'attend."),
    ],
)
async def test_only_a_question_of_how_many_are_left_is_of_what_was_spoken_of(
    desk: Desk, text: str, told: str
) -> None:
    said = await say(desk, note(text, product="robe-lila"))

    assert said.outcome == "told"
    assert said.text.startswith(told)


async def test_a_size_is_not_of_a_product_without_sizes(desk: Desk) -> None:
    said = await say(desk, note("ne reste plus de 36", product="sac-zoe"))

    assert said.text == "De quel produit s'agit-il ? Rien n'a changé."


async def test_labels_are_short_where_the_question_names_the_product(
    desk: Desk,
) -> None:
    said = await say(desk, note("vendu chelsea 38"))

    assert [b.title for b in said.buttons] == ["noir 38 : 2 → 1", "cognac 38 : 1 → 0"]


async def test_owners_who_sell_the_last_piece_at_once_sell_it_once(desk: Desk) -> None:
    notes = [note("vendu zoe bag", author=f"owner{n}") for n in range(8)]

    said = await asyncio.gather(*(say(desk, one) for one in notes))

    assert sorted(one.outcome for one in said).count("changed") == 1
    assert await on_hand(desk, ZOE) == 0


async def test_the_log_says_who_changed_what_when(desk: Desk) -> None:
    await say(desk, note("vendu jeanne lin 38 bleu"))
    sold_elsewhere = Line(variant=ZOE, kind=MovementKind.SOLD, pieces=1)
    await desk.table.move(
        Movement(id="x", at=AT, author="ann", cause="test", lines=(sold_elsewhere,))
    )

    said = await say(desk, replace(note("/log robe jeanne lin"), names={"lea": "Léa"}))

    assert said.outcome == "told"
    assert "Léa" in said.text
    assert "2 → 1" in said.text
    assert "Zoé" not in said.text


async def test_an_export_is_asked_for_as_a_file(desk: Desk) -> None:
    said = await say(desk, note("/export"))

    assert said.wants_file
    assert said.outcome == "told"
