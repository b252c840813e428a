"""From the words of a burst to all that is made of them: facts, products, wishes."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from actions.shop import Shop
from actions.turn import QuestionKind
from bot.dialogue.context import Context
from bot.dialogue.courtesies import as_courtesy, courtesy
from bot.dialogue.heard import Heard
from bot.dialogue.signals import idioms, places_of, says
from bot.dialogue.wish import Scene
from bot.dialogue.wishes import wishes
from nlu import facts as nlu_facts
from nlu import language as nlu_language
from nlu.facts import Facts, Place
from nlu.facts.quantities import bare_count
from nlu.parser import Parse
from nlu.topics import PRODUCT_TOPICS, SHIPPING_TOPICS, Topic
from stock.match import mentions
from stock.match.details import asked_attributes, asked_materials, asking_words
from stock.match.index import Index
from stock.match.kinds import of_kind
from stock.match.lexicon import FOREIGN
from stock.match.mentions import FEW_WORDS, Reading
from stock.match.scoring import relation
from stock.match.size_measures import told_in_sets
from stock.match.sizes import Size, System
from stock.match.words import cut, key
from stock.model import Table

_WASHED_AT = re.compile(r"\b(?:at|à|a|op|sur)\s+([346]0|9[05])\b", re.I)
WORDS_OF_A_COLOUR = 3
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
    claimed = (*_claimed(text, facts, parse, reads, index),
               *(_materials(text, reads, index) if asks_material else ()),
               *_calls_owner(text, shop.owner, index))  # fmt: skip
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
        text, current=language, home=language, names=index.bearing
    )
    if not written:
        return language
    return written if written in nlu_facts.LANGUAGES else FOREIGN


def _claimed(
    text: str, facts: Facts, parse: Parse, language: str, index: Index
) -> tuple[tuple[int, int], ...]:
    """Stretches whose words mean no product: other numbers, places, idioms."""
    places = tuple(
        (place.start, place.end)
        for place in facts.places
        if not _may_be_wares(place, parse, index, language)
    )
    spoken = idioms(text, language, pays=Topic.PAYMENT in parse.topics)
    asked: Sequence[tuple[int, int]] = (
        tuple(
            span
            for span in asking_words(text, index.lexicon, language)
            if not all(word.text in index.bearing for word in cut(text[slice(*span)]))
        )
        if Topic.PRODUCT_INFO in parse.topics
        else ()
    )
    sets = told_in_sets(text, index.sizes)  # "da 3" is no price limit there
    read = (
        span
        for span in facts.claimed
        if text[slice(*span)] not in index.bearing
        and not any(span[0] < end and start < span[1] for start, end in sets)
    )
    advice = Topic.SIZE_ADVICE in parse.topics
    judged = _judging(text, language, index) if advice else ()
    return (*read, *places, *spoken, *asked, *judged, *_degrees(text, language, index))


def _degrees(text: str, language: str, index: Index) -> tuple[tuple[int, int], ...]:
    """ "Can it be washed at 40?": no size."""
    if "care" not in asked_attributes(text, index.lexicon, language):
        return ()
    return tuple(match.span(1) for match in _WASHED_AT.finditer(text))


def _calls_owner(text: str, owner: str, index: Index) -> tuple[tuple[int, int], ...]:
    """ "Dag Chiara": no light colour, unless something is called so."""
    names = {word.text for word in cut(owner)} - set(index.bearing)
    return tuple(
        (word.start, word.end)
        for word in cut(text)
        if word.text in names and word.is_capitalised
    )


def _materials(text: str, language: str, index: Index) -> tuple[tuple[int, int], ...]:
    """ "Is that bandana of silk?": the silk is asked after, and names nothing.

    "And silver?" may be a colour of the table.
    """
    few = len(text.split()) <= WORDS_OF_A_COLOUR
    return tuple(
        (start, end)
        for start, end in asked_materials(text, index.lexicon, language)
        if not any(
            word.text in index.bearing
            or word.text in index.colour_vocabulary
            or (few and _is_a_colour(word.text, language, index))
            for word in cut(text[start:end])
        )
    )


def _is_a_colour(word: str, language: str, index: Index) -> bool:
    senses = index.lexicon.senses(word, language)
    return any(sense.concept in index.coloured for sense in senses)


def _names_a_sibling(text: str, language: str, context: Context, index: Index) -> bool:
    """ "And in cotton?" of a shirt in linen, where there is one in cotton too."""
    focus = context.focus
    own = index.entries.get(focus.product) if focus else None
    if own is None or len(text.split()) > FEW_WORDS:
        return False
    asked = [
        sense.concept
        for start, end in asked_materials(text, index.lexicon, language)
        for sense in index.lexicon.senses(key(text[start:end]).split()[-1], language)
        if sense.concept.facet == "material"
    ]
    siblings = [
        entry
        for entry in index.entries.values()
        if entry.given & own.given and entry.main & own.main and entry.id != own.id
    ]
    return any(
        relation(material, own, index) <= 0 < relation(material, entry, index)
        for material in asked
        for entry in siblings
    )


def _judging(text: str, language: str, index: Index) -> tuple[tuple[int, int], ...]:
    """Where it asks how a thing runs; right behind a name the word is of the name."""
    return tuple(
        (start, end)
        for start, end in (
            *places_of("judged", text, language),
            *places_of("body", text, language),
        )
        if not any(word.text in index.bearing for word in cut(text[:start])[-1:])
    )


def _may_be_wares(place: Place, parse: Parse, index: Index, language: str) -> bool:
    """ "Cognac, 85", "in burgundy": known as a ware or colour, and nothing to ship."""
    if Topic.BROWSE in parse.topics:
        return True
    if SHIPPING_TOPICS & set(parse.topics):
        return False
    return any(
        word.text in index.bearing
        or word.text in index.colour_vocabulary
        or any(
            sense.concept.facet == "colour"
            for sense in index.lexicon.senses(word.text, language)
        )
        for word in cut(place.text)
    )
