"""Her inbox on a clock that is moved by hand: states, silence, who did what."""

from pathlib import Path

import pytest
from redis.asyncio import Redis

from bench.simulated import OWNER, Simulated
from bot.conversations import Conversation, Status, conversation_id
from bot.dialogue.context import Context, Spoken
from bot.owner.owners import author_of
from bot.owner.shown import notice
from bot.owner.taps import CLOSE, MUTE, SNOOZE, UNMUTE
from bot.owner.topics import Topics
from bot.steps import Step
from bot.updates import NO_THREAD, Address, Message, Outgoing
from stock.model import Product, Table, Variant
from tests.owner.promising import BARBARA, COMPLAINT, HOUR, INES, MINUTE, on, open_shop

SHIPS, INSULT = "Vous livrez en Belgique ?", "bande de nuls"


@pytest.fixture
async def shop(redis: Redis, tmp_path: Path) -> Simulated:
    shop = await open_shop(redis, tmp_path)
    topics = {SHIPS: ("shipping",), INSULT: ("abuse",), "merci": ("thanks",)}
    shop.counter.parser.topics |= topics  # type: ignore[attr-defined]
    return shop


async def passes(shop: Simulated, minutes: int = 1) -> None:
    await shop.pass_until(shop.clock.at + minutes * MINUTE)


async def complains(shop: Simulated, who: Address = BARBARA) -> None:
    await shop.says(who, COMPLAINT, name="Barbara")
    await passes(shop)


async def taps(shop: Simulated, kind: str, about: Address = BARBARA) -> None:
    await shop.says(OWNER, "", payload=kind + conversation_id(about))
    await passes(shop)


async def test_done_closes_it_until_the_customer_writes_again(shop: Simulated) -> None:
    await complains(shop)
    await taps(shop, CLOSE)
    closed = await shop.conversation(BARBARA)
    assert (closed.status, closed.reason) == (Status.CLOSED, "done")
    assert closed.until > closed.since

    await shop.says(BARBARA, SHIPS)
    await passes(shop)
    assert (await shop.conversation(BARBARA)).status == Status.BOT
    assert "bpost" in shop.to(BARBARA)[-1]


async def test_a_message_of_hers_extends_her_time(shop: Simulated) -> None:
    await complains(shop)
    await shop.owner_writes("Je regarde", about=BARBARA)
    await passes(shop)
    first = (await shop.conversation(BARBARA)).until
    await passes(shop, 60)
    await shop.owner_writes("C’est presque prêt", about=BARBARA)
    await passes(shop)

    assert (await shop.conversation(BARBARA)).until > first


async def test_a_reply_that_is_held_keeps_the_conversation_hers(
    shop: Simulated,
) -> None:
    await complains(shop)
    await shop.owner_writes("Je regarde", about=BARBARA)
    await passes(shop, 60)
    before = await shop.conversation(BARBARA)
    await shop.owner_writes("Vous ne savez pas lire", about=BARBARA)
    await passes(shop)
    after = await shop.conversation(BARBARA)

    assert after.until > before.until
    assert shop.to(BARBARA)[-1] == "Je regarde"


async def test_a_held_reply_goes_out_in_an_hour_unless_it_is_dropped(
    shop: Simulated,
) -> None:
    for who, drops in ((BARBARA, False), (INES, True)):
        await complains(shop, who)
        await shop.owner_writes("C’est votre problème", about=who)
        await passes(shop)
        await shop.says(OWNER, "", payload=choice(shop, "Dans une heure"))
        await passes(shop)
        if drops:
            await shop.says(OWNER, "", payload=choice(shop, "Abandonner"))
        await passes(shop, 62)

    assert shop.to(BARBARA)[-1] == "C’est votre problème"
    assert "C’est votre problème" not in shop.to(INES)


def choice(shop: Simulated, title: str) -> str:
    """What the button with this title stands for, under her newest message of it."""
    return next(
        button.payload
        for sent in reversed(shop.sent)
        for button in sent.outgoing.buttons
        if button.title == title
    )


async def test_who_is_put_off_comes_back_in_an_hour(shop: Simulated) -> None:
    await complains(shop)
    await taps(shop, SNOOZE)
    told = len(shop.to(OWNER))
    await shop.says(BARBARA, COMPLAINT)
    await passes(shop, 30)
    assert len(shop.to(OWNER)) == told

    await passes(shop, 31)
    assert "Vous vouliez revenir à Barbara" in shop.to(OWNER)[-1]


async def test_who_is_muted_does_not_ring_and_is_still_answered(
    shop: Simulated,
) -> None:
    await complains(shop)
    await taps(shop, MUTE)
    told = len(shop.to(OWNER))
    await shop.says(BARBARA, COMPLAINT)
    await passes(shop)
    await shop.says(BARBARA, SHIPS)
    await passes(shop)
    assert len(shop.to(OWNER)) == told
    assert "bpost" in shop.to(BARBARA)[-1]

    await taps(shop, UNMUTE)
    await shop.says(BARBARA, COMPLAINT)
    await passes(shop)
    assert COMPLAINT in shop.to(OWNER)[-1]


async def test_repeated_insults_mute_and_she_is_told_once(shop: Simulated) -> None:
    await complains(shop)
    for _ in range(5):
        await shop.says(BARBARA, INSULT)
        await passes(shop)

    told = [text for text in shop.to(OWNER) if "insultante" in text]
    assert len(told) == 1


def test_a_notice_shows_the_product_its_photo_and_what_is_left(
    shop: Simulated,
) -> None:
    product = Product(
        id="robe-lin",
        name="Robe Lin",
        photo="https://example.com/lin.jpg",
        variants=(
            Variant(product="robe-lin", size="36", on_hand=0),
            Variant(product="robe-lin", size="38", on_hand=2),
        ),
    )
    conversation = Conversation(
        id="c", address=BARBARA, context=Context(spoken=(Spoken("robe-lin", "36"),))
    )
    step = Step(conversation=conversation, expects_her=True)
    [one] = notice(
        step, conversation, shop.counter.shop, Table(products={product.id: product}),
        "fr", shop.clock.at,
    )  # fmt: skip

    assert one.photo == product.photo
    assert "Robe Lin 36" in one.text
    assert "Il reste : 38 × 2" in one.text


async def test_a_complaint_tells_her_the_order_and_how_often_it_was_made(
    shop: Simulated,
) -> None:
    numbered = "Ma commande n° 10432 est arrivée abîmée"
    shop.counter.parser.topics[numbered] = ("complaint",)  # type: ignore[attr-defined]
    await shop.says(BARBARA, numbered)
    await passes(shop)
    assert "Commande : 10432" in shop.to(OWNER)[-1]

    await shop.says(BARBARA, numbered)
    await passes(shop)
    assert "déjà demandé une fois" in shop.to(OWNER)[-1]


async def half_mute(shop: Simulated, setting: str) -> None:
    await shop.owner_writes(f"/halfmute {setting}")
    await passes(shop)


@pytest.mark.parametrize(
    ("setting", "hour", "text", "is_answered"),
    [
        ("on", "20:00", SHIPS, True),
        ("on", "20:00", COMPLAINT, False),
        ("on", "16:00", SHIPS, False),
        ("off", "20:00", SHIPS, False),
    ],
)
async def test_half_mute_tells_plain_facts_while_she_is_away(
    shop: Simulated, setting: str, hour: str, text: str, *, is_answered: bool
) -> None:
    await shop.pass_until(on(24, "15:00"))
    await half_mute(shop, setting)
    await complains(shop)
    await shop.owner_writes("Je regarde", about=BARBARA)
    await shop.pass_until(on(24, "15:30"))
    if hour == "20:00":
        await shop.pass_until(on(24, "17:30"))
        await shop.owner_writes("Encore un instant", about=BARBARA)
    await shop.pass_until(on(24, hour))
    answers = len(shop.to(BARBARA))
    await shop.says(BARBARA, text)
    await passes(shop)

    assert (len(shop.to(BARBARA)) > answers) is is_answered
    assert (await shop.conversation(BARBARA)).status == Status.HUMAN


async def test_the_log_names_what_was_done_newest_first(shop: Simulated) -> None:
    await complains(shop)
    await shop.owner_writes("Je regarde", about=BARBARA)
    await passes(shop)
    await shop.owner_writes("/done", about=BARBARA)
    await passes(shop)
    await shop.owner_writes("/log")
    await passes(shop)

    lines = shop.to(OWNER)[-1].splitlines()[1:]
    assert ["m’a rendu" in lines[0], "a écrit" in lines[-1]] == [True, True]


@pytest.mark.parametrize(
    ("conversation", "reopened", "thread"),
    [("c1", False, ""), ("c1", True, NO_THREAD), ("", False, NO_THREAD)],
)
async def test_a_topic_that_is_gone_is_made_anew_once_and_only_for_a_customer(
    shop: Simulated, conversation: str, *, reopened: bool, thread: str
) -> None:
    row = Outgoing(
        id="r1", address=OWNER, received=1, text="x", thread="12",
        conversation=conversation, reopened=reopened,
    )  # fmt: skip

    again = await Topics(shop.inbox.redis, shop.counter).lost(row)

    assert again.thread == thread
    assert again.reopened is bool(conversation)


async def test_the_log_keeps_nobodys_words(shop: Simulated) -> None:
    await complains(shop)
    await shop.owner_writes("vendu robe lin 38")
    await passes(shop)
    await shop.owner_writes("/away jusqu’à demain")
    await passes(shop)
    await shop.page_writes(BARBARA, "Je regarde")
    await passes(shop)
    await shop.owner_writes("/log")
    await passes(shop)

    assert [line.split(" · ")[1] for line in shop.to(OWNER)[-1].splitlines()[1:]] == [
        "sur la page : a pris Barbara en main",
        "Léa : /away",
        "Léa : a changé le stock",
    ]


async def test_the_queue_puts_first_what_runs_out_first(shop: Simulated) -> None:
    await complains(shop, INES)
    await shop.pass_until(shop.clock.at + HOUR)
    await complains(shop, BARBARA)
    await shop.owner_writes("/queue")
    await passes(shop)

    assert "2 clientes" in shop.to(OWNER)[-1]
    assert choice(shop, "Fait") == CLOSE + conversation_id(INES)


RUDE = "Où est mon colis, espèce de connasse"


async def rude(shop: Simulated) -> None:
    shop.counter.parser.topics[RUDE] = ("order_status",)  # type: ignore[attr-defined]
    await shop.says(BARBARA, RUDE, name="Barbara")
    await passes(shop)


async def tap_title(shop: Simulated, title: str) -> None:
    """The newest button that says so."""
    [payload] = [
        button.payload
        for delivered in reversed(shop.sent)
        for button in delivered.outgoing.buttons
        if button.title == title
    ][:1]
    await shop.says(OWNER, title, payload=payload)
    await passes(shop)


@pytest.mark.parametrize("command", ["/queue", "/digest", "/promises"])
async def test_an_insult_stays_veiled_wherever_she_opens_it_until_she_taps(
    shop: Simulated, command: str
) -> None:
    await rude(shop)
    await shop.owner_writes(command)
    await passes(shop)
    assert "Barbara" in shop.to(OWNER)[-1]

    await tap_title(shop, "Barbara")
    opened = shop.sent[-1].outgoing
    assert "Où est mon colis" in opened.text
    assert opened.conversation == conversation_id(BARBARA)
    assert not any("connasse" in text for text in shop.to(OWNER))

    await tap_title(shop, "Voir tel quel")
    assert "connasse" in shop.to(OWNER)[-1]


async def test_a_reminder_of_a_promise_veils_too_and_unveils_by_a_tap(
    shop: Simulated,
) -> None:
    await rude(shop)
    await shop.pass_until(on(24, "13:59"))
    [nudge] = [d.outgoing for d in shop.sent if "compte sur vous" in d.outgoing.text]

    assert "connasse" not in nudge.text
    assert [button.title for button in nudge.buttons] == [
        "C’est réglé",
        "Voir tel quel",
    ]


@pytest.mark.parametrize(
    ("choice", "arrives"), [("Dans une heure", True), ("Adoucir", False)]
)
async def test_what_she_has_put_off_still_goes_what_waits_for_her_choice_does_not(
    shop: Simulated, choice: str, arrives: bool
) -> None:
    await complains(shop)
    await shop.owner_writes("Vous ne savez pas lire. Elle part demain", about=BARBARA)
    await passes(shop)
    await tap_title(shop, choice)
    await shop.owner_writes("Je vérifie l’adresse", about=BARBARA)
    await passes(shop, 61)

    assert "Je vérifie l’adresse" in shop.to(BARBARA)
    assert any("Elle part demain" in text for text in shop.to(BARBARA)) is arrives


async def test_what_has_gone_out_after_an_hour_cannot_be_dropped_any_more(
    shop: Simulated, redis: Redis
) -> None:
    await complains(shop)
    await shop.owner_writes("C’est votre problème", about=BARBARA)
    await passes(shop)
    button = choice(shop, "Dans une heure")
    await shop.says(OWNER, "", payload=button)
    await passes(shop)

    kept = shop.keys.named("held-reply", button.rpartition(":")[2])
    assert 0 < await redis.pttl(kept) <= HOUR.total_seconds() * 1000


@pytest.mark.parametrize("command", ["/help", "/stats", "/holds", "/demand", "/queue"])
async def test_a_command_may_bear_the_bots_name_as_in_groups(
    shop: Simulated, command: str
) -> None:
    for text in (command, f"{command}@comptoir_bot"):
        await shop.owner_writes(text)
        await passes(shop)

    plain, named = shop.to(OWNER)[-2:]
    assert named == plain
    assert "@" not in named


def test_in_a_group_a_tap_is_of_the_account_that_taps() -> None:
    group, lea = Address("telegram", "-100"), Address("telegram", "7")
    alone = Message(id="1", address=lea, payload="h:x:s")
    within = Message(id="2", address=group, sender="7", payload="h:x:s")

    assert author_of(within) == author_of(alone) == conversation_id(lea)
