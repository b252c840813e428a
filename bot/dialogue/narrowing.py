"""Of several products that a mention may mean, the one that is meant here.

What was clicked comes first, then what she was asked to choose from, then what was
spoken of.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.wish import Scene
from stock.match.mentions import Mention
from stock.match.opposites import OPPOSITES
from stock.match.scoring import FITS, Wanted, best, fit, is_opposite, named_whole
from stock.match.settling import numbered

_OF_TWO = frozenset({"large", "small", *OPPOSITES})
"""Features by which two of a name are told apart."""
_LED_BY_WITH = re.compile(
    r"\W*(?:met|avec|with|con|col|zonder|sans|without|senza)\s", re.I
)
"""At the head of an answer: "met ceintuur, maat 40"."""


def narrowed(mention: Mention, scene: Scene) -> tuple[str, ...]:
    """Several that fit: the one that was clicked, asked about or spoken of is meant."""
    could_be = not mention.by_name and could_mean(mention, scene.pointed, scene)
    if scene.pointed and could_be:
        return (scene.pointed,)
    asked = scene.offered()
    chooses = mention.is_described or _chooses(mention, asked, scene)
    if chooses or _points_at_kin(mention, scene):
        chosen = _contrary(mention, scene) or _best_among(
            mention, asked or scene.family(), scene
        )
        if chosen and not asked:
            chosen = scene.nearest(chosen)
        if chosen and (chooses or len(chosen) == 1):
            return chosen
    said = _said_before(mention, scene)
    if said or len(mention.products) < 2:
        return said or mention.products
    return _settled(mention, asked, scene)


def _chooses(mention: Mention, asked: Sequence[str], scene: Scene) -> bool:
    """Whether it may be one of those that she was asked to choose from."""
    telling = next((unit.start for unit in mention.units if unit.identifies), -1)
    is_led = _LED_BY_WITH.match(scene.text) is not None
    points = mention.definite or is_led or scene.points_at(telling)
    if not asked or not points or telling < 0:
        return False
    says_kind = any(unit.is_kind for unit in mention.units)
    of_one = is_led or (
        any(scene.is_pronoun(unit.start, unit.end) for unit in mention.units)
        and not _is_kin_of(mention, asked, scene)
    )
    if mention.by_name and (says_kind or len(mention.units) > 1) and not of_one:
        return False
    return not (mention.is_settled and mention.products[0] in asked)


def _is_kin_of(mention: Mention, asked: Sequence[str], scene: Scene) -> bool:
    """ "The small Sole hoops n the big ones": settled, and of a name with them."""
    entries = scene.index.entries
    given = {word for id in asked for word in entries[id].given}
    return mention.is_settled and bool(entries[mention.products[0]].given & given)


def _points_at_kin(mention: Mention, scene: Scene) -> bool:
    """ "No, I meant the table one" of lamps, "and the short one?" of coats."""
    telling = [unit for unit in mention.units if unit.identifies]
    if scene.context.focus is None or not telling:
        return False
    alone = len(telling) == 1 and mention.definite and not telling[0].is_kind
    if alone and any(c.id in _OF_TWO for c in telling[0].concepts("feature")):
        return True  # "et le grand ?"
    if mention.by_name and mention.is_settled:
        return False
    if not mention.products:
        return scene.points_at(telling[0].start)
    return any(scene.is_pronoun(unit.start, unit.end) for unit in telling)


def _settled(mention: Mention, asked: Sequence[str], scene: Scene) -> tuple[str, ...]:
    products, context = _without_refused(mention, scene), scene.context
    products = _of_its_kind(mention, products, scene)
    left = scene.plain(products) or tuple(id for id in asked if id in products)
    if left:
        return tuple(numbered(left, scene.text, scene.index))
    sized = _in_her_size(products, scene)
    if sized:
        return sized
    whole = named_whole(scene.text, products, scene.index)
    if len(whole) == 1:
        return whole  # "does the waffle bathrobe run small?": not the kids' one
    if scene.says("other_one") and context.focus:
        others = tuple(id for id in products if id != context.focus.product)
        return others or products
    if mention.by_name or mention.definite:
        spoken = next((s.product for s in context.spoken if s.product in products), "")
        kin = [id for id in scene.family() if id in products]
        return (spoken,) if spoken else tuple(kin) or products
    return products


def _without_refused(mention: Mention, scene: Scene) -> tuple[str, ...]:
    """ "The Tilde dress, the one without a belt": those that have none."""
    products = mention.products
    clause = scene.clause_of(mention.start)
    refused = [
        replace(unit, negated=False)
        for unit in scene.refused
        if scene.clause_of(unit.start) == clause
    ]
    entries, index = scene.index.entries, scene.index
    left = [
        id
        for id in products
        if not any(fit(unit, entries[id], index) > 0 for unit in refused)
    ]
    return tuple(left or products)


def _of_its_kind(
    mention: Mention, products: tuple[str, ...], scene: Scene
) -> tuple[str, ...]:
    """ "And that of the puffin?" after a toy: of all with puffins the toy."""
    focus, entries = scene.context.focus, scene.index.entries
    own = entries.get(focus.product) if focus else None
    telling = [unit for unit in mention.units if unit.identifies]
    if own is None or not telling or any(unit.is_kind for unit in telling):
        return products
    if not scene.is_pronoun(telling[0].start, telling[-1].end):
        return products
    same = tuple(id for id in products if entries[id].main & own.main)
    return same or products


def _said_before(mention: Mention, scene: Scene) -> tuple[str, ...]:
    """ "I'll take the jacket": of several that were spoken of, the one that is such."""
    kinds = [unit for unit in mention.units if unit.is_kind]
    if not mention.definite or mention.by_name or len(kinds) != len(mention.units):
        return ()
    entries, index = scene.index.entries, scene.index
    spoken = dict.fromkeys(s.product for s in scene.context.spoken)
    fits = {
        id: min((fit(unit, entries[id], index) for unit in kinds), default=0.0)
        for id in spoken
        if id in entries
    }
    most = max(fits.values(), default=0.0)
    chosen = next((id for id, fits_so in fits.items() if fits_so == most > 0), "")
    is_such = most >= FITS["kind"] or chosen in mention.products
    return (chosen,) if chosen and is_such else ()  # no floor lamp is a reading lamp


def _in_her_size(products: Sequence[str], scene: Scene) -> tuple[str, ...]:
    """ "Sorry, I meant the Marguerite": the one that comes in the size asked before."""
    question = scene.context.question
    if question is None or question.products or not question.size:
        return ()
    if not scene.says("meant_instead"):
        return ()
    entries = scene.index.entries
    fits = tuple(id for id in products if question.size in entries[id].sizes)
    return fits if len(fits) == 1 else ()


def _contrary(mention: Mention, scene: Scene) -> tuple[str, ...]:
    """ "And the short one?" of the other of a name, where the one is called long."""
    focus, entries = scene.context.focus, scene.index.entries
    if focus is None or focus.product not in entries or len(mention.units) != 1:
        return ()
    own, [unit] = entries[focus.product], mention.units
    others = [id for id in scene.family() if id != focus.product]
    return tuple(others) if len(others) == 1 and is_opposite(unit, own) else ()


def _best_among(
    mention: Mention, among: Sequence[str], scene: Scene
) -> tuple[str, ...]:
    known = [id for id in among if could_mean(mention, id, scene)]
    if not known:
        return ()
    sizes = tuple(want.size.size for want in mention.wants if want.size)[:1]
    chosen, points = best(Wanted(mention.units, sizes), scene.index, known)
    return tuple(chosen) if points > 0 else ()


def could_mean(mention: Mention, product: str, scene: Scene) -> bool:
    """Whether every word of the mention fits the product."""
    entry = scene.index.entries.get(product)
    if entry is None or mention.unknown:
        return False
    telling = [u for u in mention.units if u.identifies and not u.weak]
    return all(fit(unit, entry, scene.index) > 0 for unit in telling)
