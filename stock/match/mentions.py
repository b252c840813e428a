"""Finds in a message which products it means, and in which sizes and colours.

A message is cut into groups of words that one product can bear together; each group is
one mention: of one product, of several that fit equally well, of one that the shop does
not have, or of a kind of thing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stock.match.index import Entry, Index
from stock.match.lexicon import Concept
from stock.match.scoring import Wanted, best, colour_ranks, fit, relation
from stock.match.sizes import Size
from stock.match.sizes_in import SizeFound, find_sizes, numerals_of
from stock.match.units import Unit, read_units
from stock.match.words import key

_DEFINITE = {
    "fr": ["la", "le", "les", "l", "ce", "cet", "cette", "ces", "celle", "celui", "votre", "vos", "sa", "ma", "mon", "cete"],
    "nl": ["de", "het", "die", "dat", "deze", "dit", "uw", "da", "den"],
    "en": ["the", "that", "this", "those", "these", "your", "them", "dat"],
    "it": ["il", "lo", "la", "i", "gli", "le", "l", "quel", "quello", "quella", "quelle", "quei", "quegli", "questo", "questa", "queste", "questi", "vostro", "vostra"],
}
_SAME = re.compile(
    r"\b(?:m[eê]mes?|pareil\w*|same|zelfde|hetzelfde|dezelfde|stess[oaie]|uguale)\b",
    re.I,
)
FEW_WORDS = 5
GENERIC_KINDS = frozenset(
    {"gift", "gift_set", "set", "co_ord_set", "outfit", "accessories", "clothing"}
)
"""Kinds that anything can be."""


@dataclass(frozen=True, slots=True)
class ColourFound:
    """A colour in the text and what it can mean."""

    text: str
    concepts: frozenset[Concept]
    start: int
    end: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Want:
    """One size and colour asked for together; None where nothing was said of it."""

    size: SizeFound | None = None
    colour: ColourFound | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one group of words means.

    `products` are ids that fit equally well; none when `unknown` holds the words for
    something that the shop does not have.
    """

    products: tuple[str, ...] = ()
    unknown: str = ""
    by_name: bool = False
    """A name of the table was said, not only a kind of thing."""
    by_kind: bool = False
    is_described: bool = False
    """Neither a name nor a kind was said, only what it is of or looks like."""
    definite: bool = False
    """"The dress", "that dress": one that she has in mind."""
    units: tuple[Unit, ...] = ()
    wants: tuple[Want, ...] = (Want(),)
    start: int = 0
    end: int = 0

    @property
    def is_settled(self) -> bool:
        return len(self.products) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All mentions of a message; `loose` are sizes and colours of no named product."""

    mentions: tuple[Mention, ...] = ()
    loose: tuple[Want, ...] = ()
    soft: tuple[SizeFound, ...] = ()
    """Adjectives that may be sizes of what is spoken of."""
    units: tuple[Unit, ...] = ()
    same: bool = False
    """ "The same in ...": another product like the one spoken of."""


@dataclass(slots=True)
class _Group:
    units: list[Unit] = field(default_factory=list)
    among: set[str] | None = None
    start: int = 0


def read(
    text: str, index: Index, language: str, claimed: Sequence[tuple[int, int]] = ()
) -> Reading:
    """What a message asks for. `claimed` stretches were read as something else."""
    numerals = numerals_of(index.lexicon.sizes, language)
    sizes = find_sizes(text, claimed=claimed, known=index.sizes, numerals=numerals)
    spans = [*claimed, *((s.start, s.end) for s in sizes if not s.soft)]
    units = read_units(text, index, language, spans)
    colours = [_colour(unit) for unit in units if unit.is_colour and not unit.negated]
    groups = _groups(units, text, index, language)
    if not groups and len(text.split()) <= FEW_WORDS:
        # "le vera nere": an everyday word that is all the name there is
        units = tuple(_strong(unit) for unit in units)
        groups = _groups(units, text, index, language)
    same = bool(_SAME.search(text))
    if not groups:
        mention = _stranger(units, text, language) or _described(
            units, sizes, colours, text, index, language
        )
        return Reading(
            mentions=(mention,) if mention else (),
            loose=_pair(_hard(sizes), colours, text),
            units=units,
            soft=tuple(size for size in sizes if size.soft),
            same=same,
        )
    mentions = []
    starts = [group.start for group in groups[1:]]
    for number, group in enumerate(groups):
        low = 0 if number == 0 else group.start
        high = starts[number] if number < len(starts) else len(text) + 1
        own_sizes = [s for s in sizes if low <= s.start < high]
        own_colours = [c for c in colours if low <= c.start < high]
        mentions.append(_mention(group, own_sizes, own_colours, text, index, language))
    return Reading(mentions=tuple(mentions), units=units, same=same)


def _strong(unit: Unit) -> Unit:
    return replace(unit, weak=False) if unit.names and len(unit.text) > 2 else unit


def _hard(sizes: Sequence[SizeFound]) -> list[SizeFound]:
    return [size for size in sizes if not size.soft]


def _colour(unit: Unit) -> ColourFound:
    return ColourFound(unit.text, unit.concepts("colour"), unit.start, unit.end, unit)


def _groups(
    units: Sequence[Unit], text: str, index: Index, language: str
) -> list[_Group]:
    """Units that one product can bear, together; the first of each is its anchor."""
    groups: list[_Group] = []
    for unit in units:
        bearers = None if unit.negated else bearers_of(unit, index)
        if bearers is None and groups and _is_next_one(unit, text, language):
            # "the long dress in 40 and the linen one in 38": the dress goes on
            known = [u for u in groups[-1].units if bearers_of(u, index) is not None]
            among = set(groups[-1].among or ())
            groups.append(_Group(units=known[:1], among=among, start=unit.start))
        if not groups:
            groups.append(_Group(start=unit.start))
        group = groups[-1]
        if bearers is not None:
            if group.among is None or (bearers and not group.among):
                group.among = set(bearers)
            elif bearers and not (group.among & bearers):
                if not _describes(unit, group.among, index) and _is_apart(
                    group, unit, text
                ):
                    group = _Group(start=unit.start, among=set(bearers))
                    groups.append(group)
            elif bearers:
                group.among &= bearers
        group.units.append(unit)
    return [group for group in groups if group.among is not None]


def _describes(unit: Unit, among: set[str], index: Index) -> bool:
    """Whether the word may tell these products apart: "the short one" is no shorts."""
    if unit.is_colour:
        return True
    telling = unit.concepts("material", "pattern", "feature", "audience")
    return bool(telling) and any(
        relation(concept, index.entries[id], index) > 0
        for concept in telling
        for id in among
    )


_AND_THE = {
    "fr": re.compile(
        r"\b(?:et|ou|aussi)\s+(?:est-ce que\s+)?(?:la|le|les|celle|celui|l')\s*(?:en\s+)?$",
        re.I,
    ),
    "nl": re.compile(
        r"\b(?:en|of|ook)\s+(?:is|zijn|heb je|hebben jullie)?\s*(?:de|het|die|dat)\s*$",
        re.I,
    ),
    "en": re.compile(
        r"\b(?:and|or|also)\s+(?:is|are|do you have|have you)?\s*(?:the|that|those)\s*$",
        re.I,
    ),
    "it": re.compile(
        r"\b(?:e|o|anche)\s+(?:c'e\s+|avete\s+)?(?:il|la|le|i|gli|quell\w)\s*(?:in|di)?\s*$",
        re.I,
    ),
}


def _is_next_one(unit: Unit, text: str, language: str) -> bool:
    """Whether a describing word begins another thing: "and the linen one"."""
    if unit.negated or not unit.concepts("material", "feature", "pattern", "audience"):
        return False
    pattern = _AND_THE.get(language)
    return bool(pattern and pattern.search(text[: unit.start]))


def _is_apart(group: _Group, unit: Unit, text: str) -> bool:
    """Whether something between them says that another thing begins: "and", a comma."""
    before = text[group.units[-1].end : unit.start] if group.units else ""
    return bool(re.search(r"[,;.?!\n/+&]|\b\w", before))


def bearers_of(unit: Unit, index: Index) -> set[str] | None:
    """The products that a unit can name; None when it names none by itself."""
    found = {
        id
        for word in unit.names
        for id in index.bearing[word]
        if not unit.weak and word in index.entries[id].proper
    }
    kinds = {k for k in unit.concepts("kind") if k.id not in GENERIC_KINDS}
    is_name = bool(found)
    for id, entry in index.entries.items() if kinds else ():
        if any(relation(kind, entry, index) > 0 for kind in kinds) and (
            not unit.is_colour or _is_before_all(entry, kinds, index)
        ):
            found.add(id)
    if not is_name and not kinds:
        return None
    if not found and len(unit.concepts()) > len(kinds):
        return None
    return found


def _is_before_all(entry: Entry, kinds: set[Concept], index: Index) -> bool:
    """Whether it is such a thing in the first place: mustard, not a mustard jacket."""
    wider = {w for own in entry.main for w in index.lexicon.wider(own)}
    return bool(kinds & wider)


def _mention(
    group: _Group,
    sizes: Sequence[SizeFound],
    colours: Sequence[ColourFound],
    text: str,
    index: Index,
    language: str,
) -> Mention:
    units = tuple(group.units)
    candidates = _candidates(units, index)
    products, points = best(Wanted(units, _one(sizes), key(text)), index, candidates)
    named = any(_names(unit, id, index) for id in products for unit in units)
    start = min(unit.start for unit in units)
    definite = _is_definite(text, start, language)
    unknown = _unknown(units, text, named, definite, products, points, index)
    return Mention(
        products=() if unknown else tuple(products),
        unknown=unknown,
        by_name=named,
        by_kind=any(unit.is_kind for unit in units),
        definite=definite,
        units=units,
        wants=_wants(sizes, colours, products, text, index),
        start=start,
        end=max(unit.end for unit in units),
    )


def _names(unit: Unit, product: str, index: Index) -> bool:
    entry = index.entries[product]
    if unit.negated or unit.is_kind:
        return False
    return any(
        word in entry.names and (word in entry.proper or not unit.senses)
        for word in unit.names
    )


def _one(sizes: Sequence[SizeFound]) -> tuple[Size, ...]:
    """One size settles which product is meant; two are two wishes of one product."""
    hard = _hard(sizes)
    chosen = hard or sizes
    return (chosen[0].size,) if len(chosen) == 1 else ()


def _wants(
    sizes: Sequence[SizeFound],
    colours: Sequence[ColourFound],
    products: Sequence[str],
    text: str,
    index: Index,
) -> tuple[Want, ...]:
    """The sizes and colours asked of these products, without what only names them."""
    entries = [index.entries[id] for id in products]
    own = [s for s in sizes if not s.soft]
    if not own:
        own = [
            s
            for s in sizes
            if any(o.covers(s.size) for e in entries for o in e.sizes.values())
        ][:1]
    asked = [
        colour
        for colour in colours
        if not _is_part_of_name(colour.unit, entries)
        and (
            any(colour_ranks(colour.concepts, entry, index) for entry in entries)
            or not any(fit(colour.unit, entry, index) > 0 for entry in entries)
        )
    ]
    return _pair(own, asked, text) or (Want(),)


def _is_part_of_name(unit: Unit, entries: Sequence[Entry]) -> bool:
    """Whether a colour's word only names the product: "Manteau Blanche", "Pull Rose"."""
    return bool(entries) and all(
        any(word in entry.names for word in unit.names) for entry in entries
    )


def _candidates(units: Sequence[Unit], index: Index) -> set[str]:
    found: set[str] = set()
    for unit in units:
        if not unit.negated:
            found |= bearers_of(unit, index) or set()
    return found


def _unknown(
    units: Sequence[Unit],
    text: str,
    named: bool,
    definite: bool,
    products: Sequence[str],
    points: float,
    index: Index,
) -> str:
    """The words for a product that the shop does not have, or ''."""
    kinds = [unit for unit in units if unit.is_kind and not unit.is_colour]
    if named and not _only_sounds_alike(units, kinds, products, index):
        return ""
    for kind in kinds:
        for other in units:
            fits = products and fit(other, index.entries[products[0]], index) > 0
            if not fits and _is_its_name(kind, other, text):
                first, last = sorted((kind, other), key=lambda unit: unit.start)
                return text[first.start : last.end]
    if kinds and definite and (not products or points <= 0):
        return kinds[0].text
    return ""


def _only_sounds_alike(
    units: Sequence[Unit], kinds: Sequence[Unit], products: Sequence[str], index: Index
) -> bool:
    """Another kind of thing, and a name that is only like this one's."""
    if not kinds or not products:
        return False
    entry = index.entries[products[0]]
    exact = any(
        alike == 1.0 and word in entry.names
        for unit in units
        for word, alike in unit.names.items()
    )
    return not exact and not any(fit(kind, entry, index) > 0 for kind in kinds)


def _is_its_name(kind: Unit, other: Unit, text: str) -> bool:
    """A strange word right beside a kind of thing: "la jupe Philippine", "Capri bowl"."""
    if other is kind or not (other.stranger or (other.capital and not other.names)):
        return False
    gap = text[min(kind.end, other.end) : max(kind.start, other.start)]
    return len(gap) <= 1 and not re.search(r"[.,;!?\n]", gap)


def _stranger(units: Sequence[Unit], text: str, language: str) -> Mention | None:
    """Something called by a name that nobody here bears: "the Birkin"."""
    if text.isupper():
        return None
    for unit in units:
        capital = unit.stranger and unit.text[:1].isupper() and unit.start > 0
        if capital and _is_definite(text, unit.start, language):
            return Mention(unknown=unit.text, definite=True, units=(unit,),
                           start=unit.start, end=unit.end)  # fmt: skip
    return None


def _described(
    units: Sequence[Unit],
    sizes: Sequence[SizeFound],
    colours: Sequence[ColourFound],
    text: str,
    index: Index,
    language: str,
) -> Mention | None:
    """Products by what they are of or look like, where no kind was said."""
    telling = tuple(
        unit
        for unit in units
        if unit.identifies
        and not unit.negated
        and (not unit.weak or unit.concepts("kind", "material", "audience"))
    )
    if not telling:
        return None
    if len(telling) < 2 and not _is_definite(text, telling[0].start, language):
        return None
    among = [
        id
        for id, entry in index.entries.items()
        if all(fit(unit, entry, index) > 0 for unit in telling)
    ]
    if not among or len(among) > 8:
        return None
    products, _ = best(Wanted(tuple(units), _one(sizes), key(text)), index, among)
    return Mention(
        products=tuple(products),
        units=tuple(units),
        definite=True,
        is_described=True,
        wants=_wants(sizes, colours, products, text, index),
        start=telling[0].start,
        end=telling[-1].end,
    )


def _is_definite(text: str, start: int, language: str) -> bool:
    before = key(text[max(0, start - 20) : start]).split()
    return bool(before) and before[-1] in _DEFINITE.get(language, ())


def _pair(
    sizes: Sequence[SizeFound], colours: Sequence[ColourFound], text: str = ""
) -> tuple[Want, ...]:
    """Sizes and colours that belong together: "38 red and 40 blue", "38 or 40 in red".

    Those of one sentence, where each sentence has its own.
    """
    ends = [match.end() for match in re.finditer(r"[?!;\n]+|\.(?=\s)", text)]
    clauses = [
        (
            [s for s in sizes if low <= s.start < high],
            [c for c in colours if low <= c.start < high],
        )
        for low, high in zip([0, *ends], [*ends, len(text) + 1], strict=True)
    ]
    told = [clause for clause in clauses if clause[0] or clause[1]]
    apart = len(told) > 1 and (
        all(colours for _, colours in told) or all(sizes for sizes, _ in told)
    )
    if not apart:
        return _pair_one(sizes, colours)
    return tuple(want for clause in told for want in _pair_one(*clause))


def _pair_one(
    sizes: Sequence[SizeFound], colours: Sequence[ColourFound]
) -> tuple[Want, ...]:
    if len(sizes) == len(colours) and len(sizes) > 1:
        return tuple(Want(s, c) for s, c in zip(sizes, colours, strict=True))
    if not colours:
        return tuple(Want(size=size) for size in sizes)
    if not sizes:
        return tuple(Want(colour=colour) for colour in colours)
    return tuple(Want(size, colour) for size in sizes for colour in colours)
