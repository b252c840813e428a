"""One turn: a burst of a customer's messages in, one composed reply and new state out.

understand -> decide -> act -> compose. Nothing is sent or stored here besides what the
actions do to the stock ledger, and that bears the turn's id, so that a repeated turn
changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from actions import ACTIONS
from actions.compose import Manner, Reply, compose
from actions.hand_over import lost_thread
from actions.promises import Expectation, expect
from actions.shop import Shop
from actions.texts import texts
from actions.turn import Answer, Named, Outcome, Request, Turn
from bot.conversations import Asked, Conversation, Status, milliseconds, moment
from bot.counter import Counter
from bot.dialogue import repeats, signals
from bot.dialogue.context import Context, Question, Spoken
from bot.dialogue.heard import Heard
from bot.dialogue.hearing import hear
from bot.dialogue.insults import without_insults
from bot.dialogue.requests import requests_of
from bot.updates import Message
from nlu import facts as nlu_facts
from nlu import language as nlu_language
from nlu.errors import ParserError
from nlu.parser import Parse
from nlu.topics import PRODUCT_TOPICS, SMALL_TALK, Topic
from stock.match import lexicon
from stock.model import Table

TEXT_AT_MOST = 2_000
"""Of a longer message only so much is read: nobody asks in her last page."""
SPOKEN_AT_MOST = 6
LISTED_AT_MOST = 8
BROWSED_AT_MOST = 100
"""Of more she did not say what she looks for."""
FORGOTTEN_AFTER = timedelta(hours=24)
"""After so long, "it" is nothing any more, and a machine says again that it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnResult:
    """What a turn came to."""

    answers: tuple[Answer, ...]
    reply: Reply
    language: str
    conversation: Conversation
    requests: tuple[Request, ...] = ()
    parse: Parse | None = None
    handed_over: tuple[Answer, ...] = field(default=())
    asked_again: Asked | None = None
    """What she has now asked so often that the owner is reminded."""


def joined_text(burst: Sequence[Message]) -> str:
    """The messages of a burst as one text, and no more of it than is read."""
    written = [message.text.strip() for message in burst if message.text.strip()]
    return "\n".join(written)[:TEXT_AT_MOST]


async def take_turn(
    counter: Counter,
    conversation: Conversation,
    burst: Sequence[Message],
    *,
    turn_id: str,
    at: datetime,
    expectation: Expectation,
    window_until: datetime | None = None,
) -> TurnResult:
    """Answer a burst. A model that does not answer hands the message over."""
    shop = counter.shop
    table, index = await counter.snapshot()
    text = joined_text(burst)
    language = nlu_language.detect(
        text,
        speaks=shop.languages,
        current=conversation.language,
        default=shop.languages[0],
        names=index.own_words,
    )
    parse = await _parse(counter, without_insults(text, language))
    context = _fresh(conversation, at)
    heard = hear(
        text,
        parse,
        language=language,
        context=context,
        pointed=_pointed(burst, table),
        table=table,
        index=index,
        shop=shop,
        at=at,
    )
    requests = requests_of(heard)
    turn = Turn(
        id=turn_id,
        at=at,
        conversation=conversation.id,
        language=language,
        table=table,
        index=index,
        ledger=counter.table,
        shop=shop,
        window_until=window_until,
        waits_for_owner=bool(conversation.handed_over_at),
    )
    answers = merged([await ACTIONS[r.topic](r, turn) for r in requests])
    if conversation.is_lost and not _parts(answers):
        answers = merged([lost_thread(), *answers])
    asked, again = repeats.counted(conversation.asked, requests, at)
    if conversation.status == Status.HUMAN or _parts(answers):
        again = None
    reply = compose(
        answers,
        shop=shop,
        language=language,
        at=at,
        expectation=expectation,
        manner=_manner(conversation, at, reminds=again is not None),
    )
    return TurnResult(
        answers=answers,
        reply=reply,
        language=language,
        requests=requests,
        parse=parse,
        handed_over=tuple(answer for answer in answers if answer.is_handed_over),
        asked_again=again,
        conversation=_after(
            msgspec.structs.replace(conversation, asked=asked),
            _mentioned(_pointed_at(context, _pointed(burst, table)), heard),
            requests,
            answers,
            reply,
            language,
            at,
        ),
    )


async def _parse(counter: Counter, text: str) -> Parse:
    if text == "/start":
        return Parse(topics=(Topic.GREETING,))
    if not text:
        return Parse(topics=(Topic.OTHER,))
    try:
        return await counter.parser.parse(text)
    except ParserError:
        return Parse(topics=(Topic.OTHER,))


def _fresh(conversation: Conversation, at: datetime) -> Context:
    """What we last spoke of; after a day without a word of ours nothing of it is meant.

    Her own last word is no measure: it is the one that is being answered.
    """
    spoke = conversation.last_from_bot
    if spoke and at - moment(spoke) > FORGOTTEN_AFTER:
        return Context(country=conversation.context.country)
    return conversation.context


def _pointed(burst: Sequence[Message], table: Table) -> str:
    """The product that the newest click or link of the burst points to."""
    for message in reversed(burst):
        if message.pointer.product in table.products:
            return message.pointer.product
    return ""


def _parts(answers: Sequence[Answer]) -> bool:
    """Whether she takes her leave of us: then nothing else matters."""
    return any(a.outcome in (Outcome.ERASED, Outcome.STOPPED) for a in answers)


def merged(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Each answer once: the same product in the same variant is one entry."""
    kept: dict[tuple[str, ...], Answer] = {}
    for answer in answers:
        about = (answer.product, answer.size, answer.colour, answer.country)
        mark = (answer.topic, answer.outcome, *about)
        kept.setdefault(mark, answer)
    return tuple(kept.values())


def _manner(conversation: Conversation, at: datetime, *, reminds: bool) -> Manner:
    silent = at - moment(conversation.last_from_bot)
    discloses = conversation.disclose or silent > FORGOTTEN_AFTER
    return Manner(
        discloses=discloses, greets=False, said=conversation.said, reminds=reminds
    )


def _after(
    conversation: Conversation,
    context: Context,
    requests: Sequence[Request],
    answers: Sequence[Answer],
    reply: Reply,
    language: str,
    at: datetime,
) -> Conversation:
    said = dict(conversation.said)
    for name in reply.said:
        said[name] = said.get(name, 0) + 1
    handed_over = any(answer.is_handed_over for answer in answers)
    return msgspec.structs.replace(
        conversation,
        language=language,
        context=_next_context(context, requests, answers, reply),
        said=said,
        disclose=False,
        is_lost=False,
        handed_over_at=conversation.handed_over_at
        or (milliseconds(at) if handed_over else 0),
    )


def _pointed_at(context: Context, product: str) -> Context:
    """What was clicked is spoken of, though nothing was asked about it yet."""
    if not product or context.last_of(product):
        return context
    spoken = (Spoken(product), *context.spoken)
    return msgspec.structs.replace(context, spoken=spoken)


def _mentioned(context: Context, heard: Heard) -> Context:
    """What a question of something else names is spoken of: "any sale on the coat?"."""
    named = tuple(
        Spoken(wish.products[0], wish.size, wish.colour)
        for wish in reversed(heard.named)
        if wish.is_settled and not wish.is_general
    )
    older = tuple(spoken for spoken in context.spoken if spoken not in named)
    return msgspec.structs.replace(context, spoken=(*named, *older))


def _next_context(
    context: Context,
    requests: Sequence[Request],
    answers: Sequence[Answer],
    reply: Reply,
) -> Context:
    newest = _spoken_in(answers)
    listed = tuple(dict.fromkeys(id for a in answers for id in a.listed))
    if len(listed) > LISTED_AT_MOST:
        listed = ()  # she was not shown them all
    if len(listed) == 1 and not newest:
        newest = (Spoken(listed[0]),)
    older = tuple(s for s in context.spoken if s not in newest)
    topics = tuple(dict.fromkeys(answer.topic for answer in answers))
    small = all(topic in SMALL_TALK for topic in topics)
    return Context(
        spoken=(*newest, *older)[:SPOKEN_AT_MOST],
        together=len(newest) or context.together,
        listed=listed or (() if newest else context.listed),
        shown=_shown_in(answers) or (() if newest else context.shown),
        browsed=_browsed(context, requests),
        country=next(
            (a.country for a in reversed(answers) if a.country), context.country
        ),
        topics=context.topics if small else topics,
        question=Question.of(reply.question),
    )


def _browsed(context: Context, requests: Sequence[Request]) -> tuple[str, ...]:
    """What was looked among; it is remembered until something else is."""
    found = [r.of_kind for r in requests if r.topic == Topic.BROWSE]
    if not found:
        return context.browsed
    return found[-1] if len(found[-1]) <= BROWSED_AT_MOST else ()


def _shown_in(answers: Sequence[Answer]) -> tuple[str, ...]:
    """The products of the last list that these answers name, in its order."""
    lists = [
        tuple(product.id for product in told.products)
        for answer in answers
        for fragment in answer.fragments
        for told in fragment.arguments.values()
        if isinstance(told, Named) and len(told.products) > 1
    ]
    return lists[-1] if lists else ()


def _spoken_in(answers: Sequence[Answer]) -> tuple[Spoken, ...]:
    """The products of these answers, the last first, each as fully as it was said."""
    about = dict.fromkeys(
        Spoken(answer.product, answer.size, answer.colour)
        for answer in reversed(answers)
        if answer.topic in PRODUCT_TOPICS and answer.product
    )
    return tuple(
        spoken for spoken in about if not any(spoken.is_within(more) for more in about)
    )


def warm(shop: Shop, at: datetime) -> None:
    """Read what the first answer would wait for: words, places, texts, holidays.

    Takes seconds, and is safe to run in a thread.
    """
    nlu_facts.warm()
    nlu_language.warm()
    lexicon.load()
    signals.warm()
    expect((), shop, at, 0)
    for language in shop.languages:
        texts(language)
