"""Cuts the units of a message into groups that one product can bear together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stock.match.entry import Entry
from stock.match.index import Index
from stock.match.lexicon import Concept
from stock.match.scoring import colour_ranks, fit, relation
from stock.match.unit import Unit

GENERIC_KINDS = frozenset(
    {"gift", "gift_set", "set", "co_ord_set", "outfit", "accessories", "clothing"}
)
"""Kinds that anything can be."""


@dataclass(slots=True)
class Group:
    units: list[Unit] = field(default_factory=list)
    among: set[str] | None = None
    """The products that can bear all of them; None: none of them names one."""
    start: int = 0

    @property
    def own(self) -> list[Unit]:
        """Without the kind that goes on from the group before."""
        return [unit for unit in self.units if unit.start >= self.start]

    def begin_at(self, place: int) -> None:
        """Leave out what stands before: it is said of something else."""
        self.units = [unit for unit in self.units if unit.start >= place]
        self.start = max(self.start, place)

    def narrow_to(self, bearers: set[str]) -> None:
        """Keep those that bear one more unit; where none does, the first ones stay."""
        if not self.among:
            self.among = set(bearers)
        elif self.among & bearers:
            self.among &= bearers


_AND_THE = {
    "fr": re.compile(
        r"\b(?:et|ou|aussi)\s+(?:est-ce que\s+|combien (?:pour )?)?"
        r"(?:la|le|les|celle|celui|l')\s*(?:(?:en|pour|de|du)\s+)?$",
        re.I,
    ),
    "nl": re.compile(
        r"\b(?:en|of|ook)\s+(?:is|zijn|heb je|hebben jullie|hoeveel (?:is|kost|voor))?"
        r"\s*(?:de|het|die|dat)\s*(?:(?:in|van|voor)\s+)?$",
        re.I,
    ),
    "en": re.compile(
        r"(?:\b(?:and|or|also|n)|&|\+)\s+"
        r"(?:is|are|do you have|have you|how much (?:is|are|for)|what about)?\s*"
        r"(?:the|that|those)\s*(?:(?:ones?\s+)?(?:in|for|of)\s+)?$",
        re.I,
    ),
    "it": re.compile(
        r"\b(?:e|o|anche)\s+(?:c'e\s+|avete\s+|(?:quanto|qnt)\s+(?:costa\s+)?)?"
        r"(?:il|la|le|i|gli|quell\w|qll\w)\s*(?:(?:in|di|da|per|x)\s+)?$",
        re.I,
    ),
}


_LISTED = re.compile(
    r"[,;.?!\n/+&]|\b(?:and|et|en|ed?|or|ou|of|o|than|dan|que)\b", re.I
)
LEAST_TO_CHOOSE = 3
"""Units of a thing that is of one or another: its name and both."""
_OR = re.compile(r"\s*,?\s*(?:or|ou|of|o|oppure)\s+(?:(?:in|en|di|van)\s+)?", re.I)
ONE = re.compile(r"\b(?:ones?|celles?|celui|ceux|die|dat|deze|qu?e?ll[aoei])\b", re.I)


def groups_of(
    units: Sequence[Unit],
    text: str,
    index: Index,
    language: str,
    breaks: Sequence[int] = (),
) -> list[Group]:
    """Units that one product can bear, together; the first of each is its anchor.

    `breaks` are where another question begins: it may be about another thing.
    """
    groups: list[Group] = []
    for unit in units:
        bearers = None if unit.negated else bearers_of(unit, index)
        if bearers is None and _goes_on(groups):
            begins = _beginning(groups[-1], unit, text, language, breaks, index)
            if begins is not None:
                groups.append(_going_on(groups[-1], begins, index))
        if not groups:
            groups.append(Group(start=unit.start))
        group = groups[-1]
        if bearers is not None and (
            _is_said_again(group, unit, text, language)
            or _is_of_another(group, unit, bearers, text, language, index)
            or _begins_another(group, unit, bearers, text, index)
        ):
            group = Group(start=unit.start)
            before = groups[-1]
            groups.append(_with_its_kind(group, before, unit, text))
            _take_over(group, before, _leading(before, unit, text, index))
        if bearers is not None:
            group.narrow_to(bearers)
        group.units.append(unit)
    found = [group for group in groups if group.among is not None and group.own]
    return [one for group in found for one in _contrasted(group, text, language, index)]


def _contrasted(
    group: Group, text: str, language: str, index: Index
) -> Iterator[Group]:
    """ "The large and the small Tosca wallet" are two, told apart before the name."""
    own = [unit for unit in group.own if unit.identifies]
    if _is_told_twice(own, text, language, index) and not any(
        all(fit(unit, index.entries[id], index) > 0 for unit in own[:2])
        for id in group.among or ()
    ):
        units = [own[0], *own[2:]]
        yield Group(units=units, among=set(group.among or ()), start=own[0].start)
        group.begin_at(own[1].start)
    yield from _either(group, text, index)


def _either(group: Group, text: str, index: Index) -> Iterator[Group]:
    """ "The Arthur in leather or in suede" is two, if no Arthur is of both."""
    own = [unit for unit in group.own if unit.identifies and not unit.negated]
    if len(own) < LEAST_TO_CHOOSE or not _is_or(own[-2], own[-1], text):
        yield group
        return
    named = [unit for unit in own[:-2] if bearers_of(unit, index) is not None]
    such = [_most_of(unit, named, index) for unit in own[-2:] if named]
    if not such or not all(such) or such[0] & such[1]:
        yield group
        return
    for unit, left, among in zip(own[-2:], own[:-3:-1], such, strict=True):
        units = [told for told in group.units if told is not left]
        start = group.start if unit is own[-2] else unit.start
        yield Group(units=units, among=among, start=start)


def _is_or(one: Unit, other: Unit, text: str) -> bool:
    return _OR.fullmatch(text[one.end : other.start]) is not None


def _most_of(unit: Unit, named: Sequence[Unit], index: Index) -> set[str]:
    """The products of this name that the unit fits best: suede is leather too."""
    bearers = [bearers_of(told, index) or set() for told in named]
    fits = {
        id: fit(unit, index.entries[id], index)
        for id in set.intersection(*bearers)
        if all(fit(told, index.entries[id], index) > 0 for told in named)
    }
    most = max(fits.values(), default=0.0)
    return {id for id, fits_so in fits.items() if fits_so == most > 0}


def _is_told_twice(
    units: Sequence[Unit], text: str, language: str, index: Index
) -> bool:
    """Whether two words for what a thing is like stand before its kind or name."""
    pattern = _AND_THE.get(language)
    named = [bearers_of(unit, index) is not None for unit in units[:3]]
    if pattern is None or named != [False, False, True]:
        return False
    plain = not any(unit.negated or unit.is_colour for unit in units[:2])
    return plain and pattern.search(text[: units[1].start]) is not None


def _beginning(
    group: Group,
    unit: Unit,
    text: str,
    language: str,
    breaks: Sequence[int],
    index: Index,
) -> int | None:
    """Where another thing begins that this unit only describes; None: it goes on."""
    if unit.negated or not unit.concepts("material", "feature", "pattern", "audience"):
        return None
    pattern = _AND_THE.get(language)
    if pattern and pattern.search(text[: unit.start]):
        return unit.start
    asked = [place for place in breaks if group.start < place <= unit.start]
    if not asked or not ONE.search(text[asked[-1] : unit.end + len(" ones")]):
        return None
    if _fits(group, (), index) and not _fits(group, (unit,), index):
        return asked[-1]
    return None


def _fits(group: Group, more: Sequence[Unit], index: Index) -> bool:
    """Whether some product of the group is all that is said of it."""
    telling = [u for u in (*group.units, *more) if u.identifies and not u.weak]
    return any(
        all(fit(told, index.entries[id], index) > 0 for told in telling)
        for id in group.among or ()
    )


def _going_on(group: Group, start: int, index: Index) -> Group:
    """ "The long dress in 40 and the linen one in 38": the dress goes on."""
    known = [unit for unit in group.units if bearers_of(unit, index) is not None]
    plain = [unit for unit in known if not unit.concepts("feature")]
    known = plain or known  # "the short coat or the long one": no shorts go on
    behind = [unit for unit in group.units if unit.start >= start]
    group.units = [unit for unit in group.units if unit.start < start]
    among = set(group.among or ())
    return Group(units=[*known[:1], *behind], among=among, start=start)


def _goes_on(groups: Sequence[Group]) -> bool:
    return bool(groups) and bool(groups[-1].among)


def _is_said_again(group: Group, unit: Unit, text: str, language: str) -> bool:
    """ "The Oslo jacket for kids and the Oslo jacket in M": the second is another."""
    pattern = _AND_THE.get(language)
    said = [t for t in group.own if t.text.casefold() == unit.text.casefold()]
    if not said:
        return False
    if pattern is not None and pattern.search(text[: unit.start]):
        return True
    # "the wool Fenna throw cheaper than the mohair Fenna throw"
    called = any(told.names and not told.is_kind for told in group.own)
    return called and bool(_LISTED.search(text[said[-1].end : unit.start]))


def _is_of_another(
    group: Group,
    unit: Unit,
    bearers: set[str],
    text: str,
    language: str,
    index: Index,
) -> bool:
    """ "The owl backpack or the Pirouette school bag": no owl is on the Pirouette."""
    pattern = _AND_THE.get(language)
    both = bearers & (group.among or set())
    if pattern is None or not both or not pattern.search(text[: unit.start]):
        return False
    narrowed = Group(units=group.units, among=both)
    return _fits(group, (), index) and not _fits(narrowed, (), index)


def _begins_another(
    group: Group, unit: Unit, bearers: set[str], text: str, index: Index
) -> bool:
    """Whether no product can bear the unit together with the group."""
    if not group.among or group.among & bearers:
        return False
    if not bearers:  # what the shop does not have: "... And do you sell gloves?"
        return unit.is_kind and bool(re.search(r"[.?!\n]", _between(group, unit, text)))
    if _describes(unit, group.among, index):
        return False
    return (
        _is_apart(group, unit, text)
        or _has_its_kind(group, unit, text)
        or bool(_leading(group, unit, text, index))
    )


def _leading(group: Group, unit: Unit, text: str, index: Index) -> list[Unit]:
    """What stands before the name of another thing: the second "black" of "the black
    Ginevra and black Olivia"."""
    led: list[Unit] = []
    units = [*group.units, unit]
    for before, one, after in reversed(
        [*zip(units, units[1:], units[2:], strict=False)]
    ):
        if bearers_of(one, index) is not None or text[one.end : after.start].strip():
            return []
        led.insert(0, one)
        if _LISTED.search(text[before.end : one.start]):
            return led
    return []


def _has_its_kind(group: Group, unit: Unit, text: str) -> bool:
    """Whether the last word of the group is the kind of the new one: "and the Lila
    dress" after another dress."""
    *before, last = group.units or [unit]
    if not before or not last.is_kind or unit.is_kind or last.end + 1 < unit.start:
        return False
    return _is_apart(Group(units=before), last, text)


def _with_its_kind(new: Group, before: Group, unit: Unit, text: str) -> Group:
    """The new group, begun with the kind that stood right before its name."""
    if not _is_apart(before, unit, text) and _has_its_kind(before, unit, text):
        kind = before.units.pop()
        new.units.append(kind)
        new.start = kind.start
    return new


def _take_over(new: Group, before: Group, led: Sequence[Unit]) -> None:
    """Let the new group begin with what stands right before its name."""
    if led and not new.units:
        del before.units[-len(led) :]
        new.units.extend(led)
        new.start = led[0].start


def _describes(unit: Unit, among: set[str], index: Index) -> bool:
    """Whether the word may tell these products apart: "the short one" is no shorts."""
    if unit.is_colour:
        colours = unit.concepts("colour")
        in_it = any(colour_ranks(colours, index.entries[id], index) for id in among)
        is_name = bool(bearers_of(unit, index))  # "... and the Lila dress"
        return not is_name or (in_it and not unit.capital)
    telling = unit.concepts("material", "pattern", "feature", "audience")
    is_name = bool(bearers_of(unit, index))  # "the fig one": no candle is called that
    return any(
        relation(concept, index.entries[id], index) > 0
        for concept in telling
        for id in among
        if not is_name or concept in index.entries[id].wider
    )


def _is_apart(group: Group, unit: Unit, text: str) -> bool:
    """Whether something between them says that another thing begins: "and", a comma."""
    return bool(re.search(r"[,;.?!\n/+&]|\b\w", _between(group, unit, text)))


def _between(group: Group, unit: Unit, text: str) -> str:
    return text[group.units[-1].end : unit.start] if group.units else ""


def bearers_of(unit: Unit, index: Index) -> set[str] | None:
    """The products that a unit can name; None when it names none by itself."""
    found: set[str] = set()
    if not unit.weak:
        none: frozenset[str] = frozenset()
        found.update(*(index.properly.get(word, none) for word in unit.names))
    kinds = {k for k in unit.concepts("kind") if k.id not in GENERIC_KINDS}
    is_name = bool(found)
    such: set[str] = set().union(*map(index.such_things, kinds))
    if unit.is_colour:
        such = {id for id in such if is_before_all(index.entries[id], kinds, index)}
    found |= such
    if not is_name and not kinds:
        return None
    if not found and len(unit.concepts()) > len(kinds):
        return None
    return found


def is_before_all(entry: Entry, kinds: set[Concept], index: Index) -> bool:
    """Whether it is such a thing in the first place: mustard, not a mustard jacket."""
    wider = {w for own in entry.main for w in index.lexicon.wider(own)}
    return bool(kinds & wider)
