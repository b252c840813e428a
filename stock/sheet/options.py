"""Which option of a Shopify product is the size and which the colour.

Told by its name in four languages, else by its values; what is neither is joined to
one of them, so that no two variants become one.
"""

from collections.abc import Mapping, Sequence

from stock.match.sizes import System, parse_size
from stock.match.words import cut, fold

DEFAULT = "default title"
"""The only value of a product that has no options."""

_SIZE_WORDS = """
size sizes length age ages volume capacity dimension dimensions format
taille tailles pointure pointures longueur contenance formats
maat maten schoenmaat kledingmaat grootte lengte afmeting afmetingen inhoud leeftijd
formaat
taglia taglie misura misure numero formato dimensione dimensioni lunghezza eta capacita
"""
_COLOUR_WORDS = """
color colors colour colours
couleur couleurs coloris teinte teintes
kleur kleuren tint
colore colori tinta tinte
"""
_SIZE = frozenset(_SIZE_WORDS.split())
_COLOUR = frozenset(_COLOUR_WORDS.split())
_JOINT = " / "


def roles(values: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str]]:
    """The options that make the size and those that make the colour, by their names.

    `values` holds for every option all that it says in one product.
    """
    used = {
        name: found
        for name, found in values.items()
        if any(fold(value) != DEFAULT for value in found if value)
    }
    sizes = [name for name in used if _is(name, _SIZE)]
    colours = [name for name in used if name not in sizes and _is(name, _COLOUR)]
    others = [name for name in used if name not in sizes and name not in colours]
    for name in sorted(others, key=lambda name: not _are_sizes(used[name])):
        are_sizes = _are_sizes(used[name])
        if colours and not are_sizes and len(set(used[name])) == 1:
            continue  # it tells no two variants apart
        if not sizes and (are_sizes or colours):
            sizes.append(name)
        else:
            colours.append(name)
    return sizes, colours


def joined(cells: Mapping[str, str], names: Sequence[str]) -> str:
    return _JOINT.join(value for name in names if (value := cells.get(name, "")))


def _is(name: str, words: frozenset[str]) -> bool:
    return any(word.text in words for word in cut(name))


def _are_sizes(values: Sequence[str]) -> bool:
    known = [value for value in values if value]
    sizes = sum(parse_size(value).system != System.WORD for value in known)
    return sizes * 2 > len(known)
