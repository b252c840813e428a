"""From the words of a burst to all that is made of them: facts, products, wishes."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from actions.shop import Shop
from actions.turn import QuestionKind
from bot.dialogue.claims import (
    claimed_by,
    materials_asked,
    overlaps,
    owner_called,
)
from bot.dialogue.context import Context
from bot.dialogue.courtesies import as_courtesy, courtesy
from bot.dialogue.heard import Heard
from bot.dialogue.signals import says
from bot.dialogue.wish import Scene
from bot.dialogue.wishes import wishes
from nlu import facts as nlu_facts
from nlu import language as nlu_language
from nlu.facts.quantities import bare_count
from nlu.parser import Parse
from nlu.topics import PRODUCT_TOPICS, Topic
from stock.match import mentions
from stock.match.details import asked_attributes, asked_materials
from stock.match.index import Index
from stock.match.kinds import of_kind
from stock.match.lexicon import FOREIGN
from stock.match.mentions import FEW_WORDS, Reading
from stock.match.scoring import relation
from stock.match.sizes import Size, System
from stock.match.sizes_in import told_by_number
from stock.match.words import key
from stock.model import Table

_OF_ONE_THING = frozenset({Topic.AVAILABILITY, Topic.RESERVE, Topic.RESTOCK})


def hear(
    text: str,
    parse: Parse,
    *,
    language: str,
    context: Context,
    pointed: str,
    table: Table,
    index: Index,
    shop: Shop,
    at: datetime,
) -> Heard:
    """`language` is the reply's, `pointed` the product that was clicked, if any."""
    now = at.astimezone(shop.timezone)
    facts = nlu_facts.read(text, language, now, home=shop.country, likely=shop.ships_to)
    reads = _reading_language(text, language, index)
    polite = courtesy(text, is_begun=bool(context.topics))
    parse = as_courtesy(parse, polite) if polite else parse
    parse = _as_advice(parse, text, reads, index)
    advice = Topic.SIZE_ADVICE in parse.topics
    asks_material = parse.topics == (Topic.PRODUCT_INFO,)
    asks_material = asks_material and not _names_a_sibling(text, reads, context, index)
    sized = told_by_number(text, index.sizes, index.size_words)
    counts = tuple(p for p in facts.pieces if p.is_both or not overlaps(p.span, sized))
    facts = replace(facts, pieces=counts)  # "the 6 cup one" is one
    claimed = (*claimed_by(text, facts, parse, reads, index, sized),
               *(materials_asked(text, reads, index) if asks_material else ()),
               *owner_called(text, shop.owner, index))  # fmt: skip
    if polite or _counts_pieces(text, context, index):
        claimed = ((0, len(text)),)
    scene = Scene(
        text=text,
        language=reads,
        index=index,
        context=context,
        pointed=pointed,
        advice=advice,
        asks_of_it=Topic.PRODUCT_INFO in parse.topics,
        both=any(pieces.is_both for pieces in facts.pieces),
    )
    reading = mentions.read(
        text, index, reads, claimed, judges=advice, breaks=_breaks(parse)
    )
    return Heard(
        text=text,
        language=language if reads == FOREIGN else reads,
        is_foreign=reads == FOREIGN,
        parse=parse,
        facts=facts,
        wishes=wishes(reading, scene),
        telling=_telling(reading),
        likely=_likely(reading, index),
        context=context,
        index=index,
        table=table,
        today=now.date(),
        ships_to=frozenset(shop.ships_to),
    )


def _as_advice(parse: Parse, text: str, language: str, index: Index) -> Parse:
    """ "Elle taille grand ?" asks how it runs, though "grand" may be a size too."""
    if parse.topics != (Topic.AVAILABILITY,) or not says("judged", text, language):
        return parse
    asks_fit = "fit" in asked_attributes(text, index.lexicon, language)
    if not asks_fit or parse.scores.get(Topic.SIZE_ADVICE, -1.0) < 0:
        return parse
    return Parse(topics=(Topic.SIZE_ADVICE,), scores=parse.scores)


def _counts_pieces(text: str, context: Context, index: Index) -> bool:
    """ "2 svp" to an offered hold: a number that is no size of that very product."""
    question, count = context.question, bare_count(text)
    if question is None or question.kind != QuestionKind.HOLD or not count:
        return False
    sizes = [
        size
        for id in question.products
        if id in index.entries
        for size in index.entries[id].sizes.values()
    ]
    asked = Size(System.NUMBER, count, count)
    return not any(size.covers(asked) for size in sizes)


def _likely(reading: Reading, index: Index) -> tuple[str, ...] | None:
    said = [u for u in reading.units if u.identifies or u.is_colour]
    if reading.mentions or not (said or reading.loose):
        return None
    return of_kind(reading.units, reading.loose, index)


def _telling(reading: Reading) -> tuple[tuple[int, int], ...]:
    units = [
        (unit.start, unit.end)
        for unit in reading.units
        if unit.identifies or unit.is_colour or (unit.stranger and unit.capital)
    ]
    wants = (*reading.loose, *(w for m in reading.mentions for w in m.wants))
    asked = [part for want in wants for part in (want.size, want.colour) if part]
    found = {*units, *((part.start, part.end) for part in asked)}
    return tuple(sorted(found))


def _breaks(parse: Parse) -> tuple[int, ...]:
    """Where another question begins: "je prends la 38 | et la noire, combien ?"."""
    asked_for = PRODUCT_TOPICS & set(parse.topics)
    parts = [(part.start, asked_for & set(part.topics)) for part in parse.segments]
    asked = [part for part in parts if part[1]]
    return tuple(
        start
        for (_, before), (start, after) in pairwise(asked)
        if _are_apart(before, after)
    )


def _are_apart(one: frozenset[Topic], other: frozenset[Topic]) -> bool:
    """ "I'd like the blue one in 38, is it still there?" is about one thing."""
    return not one & other and not (one | other) <= _OF_ONE_THING


def _reading_language(text: str, language: str, index: Index) -> str:
    """The one that the words are of; neutral words are of the conversation's."""
    written = nlu_language.written_in(
        text, current=language, home=language, names=index.own_words
    )
    if not written:
        return language
    return written if written in nlu_facts.LANGUAGES else FOREIGN


def _names_a_sibling(text: str, language: str, context: Context, index: Index) -> bool:
    """ "And in cotton?" of a shirt in linen, where there is one in cotton too.

    Or "the cotton one" of those that she was asked to choose from.
    """
    if len(text.split()) > FEW_WORDS:
        return False
    asked = [
        sense.concept
        for start, end in asked_materials(text, index.lexicon, language)
        for sense in index.lexicon.senses(key(text[start:end]).split()[-1], language)
        if sense.concept.facet == "material"
    ]
    question, focus = context.question, context.focus
    ids = question.products if question and len(question.products) > 1 else ()
    among = [index.entries[id] for id in ids if id in index.entries]
    own = index.entries.get(focus.product) if focus else None
    others = among or (index.siblings(own) if own else [])
    apart = among or ([own] if own else [])
    return any(
        any(relation(material, entry, index) <= 0 for entry in apart)
        and any(relation(material, entry, index) > 0 for entry in others)
        for material in asked
    )
