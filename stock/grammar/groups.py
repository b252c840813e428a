"""Groups the words of a clause by the product that they name together.

Other than with customers any word of a name names its product: an owner says
"georgette" of a bag.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stock.match.grouping import GENERIC_KINDS
from stock.match.index import Index
from stock.match.scoring import relation
from stock.match.unit import Unit

_BETWEEN = re.compile(r"[,;.?!\n/+&]|\w|\s{3,}")


@dataclass(slots=True)
class Group:
    """`among` are the products that can bear all of its words, or most of them."""

    start: int
    units: list[Unit] = field(default_factory=list)
    among: set[str] = field(default_factory=set)


def grouped(units: Sequence[Unit], text: str, index: Index) -> list[Group]:
    """The things that are named one behind the other, without a comma or an "and"."""
    groups: list[Group] = []
    loose: list[Unit] = []
    for unit in units:
        bearers = None if unit.negated else bearers_of(unit, index)
        if bearers is None:
            (groups[-1].units if groups else loose).append(unit)
            continue
        if not groups or _begins(groups[-1], unit, bearers, text):
            groups.append(Group(unit.start, among=set(bearers)))
        group = groups[-1]
        group.among = (group.among & bearers) or group.among or set(bearers)
        group.units.append(unit)
    if groups:
        groups[0].units[:0] = loose
    return groups


def _begins(group: Group, unit: Unit, bearers: set[str], text: str) -> bool:
    """Whether a word begins another thing than the group's."""
    if not bearers or bearers & group.among or unit.is_colour:
        return False
    if not (unit.is_kind or max(unit.names.values(), default=0) >= 1):
        return False  # it only looks a little like a name
    last = max(known.end for known in group.units)
    return bool(_BETWEEN.search(text[last : unit.start]))


def bearers_of(unit: Unit, index: Index) -> set[str] | None:
    """The products that a word can name; None when it names none by itself."""
    found: set[str] = set()
    is_name = bool(unit.names) and not unit.weak
    if is_name:
        for name in unit.names:
            found |= index.bearing[name]
    kinds = {k for k in unit.concepts("kind") if k.id not in GENERIC_KINDS}
    for id, entry in index.entries.items() if kinds else ():
        if any(relation(kind, entry, index) > 0 for kind in kinds):
            found.add(id)
    if not is_name and not kinds:
        return None
    if not found and len(unit.concepts()) > len(kinds):
        return None
    return found


def telling(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The words that say which product it is."""
    found = tuple(u for u in units if u.identifies and not u.weak)
    return found or tuple(units)
