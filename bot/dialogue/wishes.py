"""Which products, sizes and colours a message is about, given what was spoken of.

A mention of the message itself comes first, then what the customer clicked, then what
the conversation is about; sizes and colours become the stock table's own.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.by_place import by_place
from bot.dialogue.contrast import contrasted
from bot.dialogue.generality import is_named_by_parts, is_of_any
from bot.dialogue.narrowing import could_mean, narrowed
from bot.dialogue.sharing import shared
from bot.dialogue.signals import says
from bot.dialogue.unnamed import of_the_conversation, same_again
from bot.dialogue.variants import with_want
from bot.dialogue.wish import Scene, Wish
from nlu.topics import Topic
from stock.match.kinds import of_kind
from stock.match.lexicon import FOREIGN
from stock.match.mentions import Mention, Reading

_A_KIND = 4
"""Words of a message that asks for one more kind of thing: "e occhiali da sole?"."""
BOTH_IN_WORDS = 8
"""Words of a message that means the last two things by "both"."""


def wishes(reading: Reading, scene: Scene) -> tuple[Wish, ...]:
    """What the message is about, one wish for each product, size and colour."""
    refused = (u for u in reading.units if u.negated and u.identifies)
    scene = replace(scene, refused=tuple(u for u in refused if not u.is_colour))
    several = by_place(reading, scene) or _together(reading, scene)
    if several:
        return several
    same = same_again(reading, scene)
    if same:
        return same
    found = [
        wish
        for one in shared(_apart(_asked_of(reading.mentions, scene)), scene)
        for mention in contrasted(one, scene)
        if scene.language != FOREIGN or _is_sure(mention)
        for wish in _of_mention(mention, scene)
    ]
    if found and scene.context.focus and scene.says("that_and"):
        found = [Wish.of(scene.context.focus), *found]
    elif found and reading.before and scene.context.focus:
        said = replace(reading, loose=reading.before, units=())
        found = [*of_the_conversation(said, scene), *found]
    if found:
        return tuple(dict.fromkeys(_as_first_said(_like_the_first(found, scene))))
    return of_the_conversation(reading, scene)


def _like_the_first(found: Sequence[Wish], scene: Scene) -> list[Wish]:
    """ "The Iris earrings, and the necklace?": of all necklaces that of her name."""
    told: list[Wish] = []
    for wish in found:
        leads = [one for one in told if one.is_settled]
        if leads and len(wish.products) > 1 and not wish.is_general:
            wish = replace(wish, products=_of_its_name(wish, leads[-1], scene))
        told.append(wish)
    return told


def _of_its_name(wish: Wish, lead: Wish, scene: Scene) -> tuple[str, ...]:
    """Of several the one whose name is most like another's; all, if none is."""
    entries = scene.index.entries
    own = entries[lead.products[0]]
    alike = [id for id in wish.products if entries[id].given & own.given]
    nearest = scene.most_alike(own.id, alike)
    return nearest if len(nearest) == 1 else wish.products


def _as_first_said(found: Sequence[Wish]) -> list[Wish]:
    """ "The jug in red? And the jug, is it glass?": the second is the first."""
    told: list[Wish] = []
    for wish in found:
        plain = wish.is_settled and not (wish.size or wish.colour)
        same = [one for one in told if plain and one.products == wish.products]
        if same:
            wish = replace(wish, size=same[-1].size, colour=same[-1].colour)
        told.append(wish)
    return told


def _together(reading: Reading, scene: Scene) -> tuple[Wish, ...]:
    """ "Yes, both please", "do they come in M?": all that the last answer was about."""
    context = scene.context
    if reading.mentions:
        return ()
    count = context.together
    if scene.both and len(scene.text.split()) <= BOTH_IN_WORDS:
        count = max(count, 2)
    spoken = context.spoken[:count][::-1]  # as they were asked for
    are_apart = len({one.product for one in spoken}) == len(spoken)
    of_all = scene.both or scene.says("together") or scene.says("in_all")
    of_all = of_all or (are_apart and scene.says("they"))
    if not of_all or len(spoken) < 2:
        return ()
    if len(reading.loose) != 1 or not are_apart:
        return tuple(Wish.of(one) for one in spoken)
    known = [one.product for one in spoken if one.product in scene.index.entries]
    return tuple(
        with_want(Wish(products=(id,), is_carried=True), reading.loose[0], scene)
        for id in known
    )


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """ "The Edith coat and the short Edith coat": the first is not the second."""
    settled = {mention.products[0] for mention in mentions if mention.is_settled}
    return [
        replace(mention, products=left)
        if len(mention.products) > 1
        and (left := tuple(id for id in mention.products if id not in settled))
        else mention
        for mention in mentions
    ]


def _is_sure(mention: Mention) -> bool:
    """Whether words of a language that is hardly known mean a product all the same."""
    return bool(mention.products) and (mention.by_name or mention.by_kind)


def _of_mention(mention: Mention, scene: Scene) -> list[Wish]:
    products = narrowed(mention, scene)
    spoken = {s.product for s in scene.context.spoken}
    is_left_over = len(products) == 1 < len(mention.products)
    is_kin = mention.is_described or is_left_over or _is_by_number(mention, scene)
    is_kin = is_kin or _is_of_the_family(mention, products, scene)
    is_kin = is_kin or _is_one_of_its_kind(mention, products, scene)
    kinds = [unit for unit in mention.units if unit.is_kind]
    is_any = is_of_any(mention, products, scene)
    wish = Wish(
        products=products,
        unknown=mention.unknown,
        kind=kinds[0].text if kinds else "",
        similar=of_kind(mention.units, mention.wants, scene.index),
        is_general=is_any,
        by_name=mention.by_name or mention.definite,
        is_called_so=is_named_by_parts(mention, products, scene),
        is_kin=is_kin and not spoken & set(products),
        start=mention.start,
        end=mention.end,
    )
    return [with_want(wish, want, scene) for want in mention.wants]


def _is_of_the_family(mention: Mention, products: Sequence[str], scene: Scene) -> bool:
    """ "And the dress?" after the skirt of the same name."""
    of_kind = mention.definite and not mention.by_name and len(products) == 1
    return of_kind and products[0] in scene.family()


def _is_one_of_its_kind(
    mention: Mention, products: Sequence[str], scene: Scene
) -> bool:
    """ "And the ones with the ladybird?" after the wellies with the frog."""
    focus, entries = scene.context.focus, scene.index.entries
    if focus is None or focus.product not in entries or len(products) != 1:
        return False
    telling = [unit for unit in mention.units if unit.identifies]
    points = mention.definite or scene.points_at(mention.start)
    if not points or len(telling) != 1 or telling[0].is_kind:
        return False
    same = entries[products[0]].main & entries[focus.product].main
    return bool(same) and products[0] != focus.product


def _is_by_number(mention: Mention, scene: Scene) -> bool:
    """ "And the 40 ones?" after the Velia 20: its number alone tells which."""
    focus = scene.context.focus
    entries = scene.index.entries
    if focus is None or focus.product not in entries or not mention.is_settled:
        return False
    given = entries[mention.products[0]].given
    said = {word for unit in mention.units for word in unit.names if word in given}
    is_alike = bool(given & entries[focus.product].given)
    return is_alike and bool(said) and all(word.isdecimal() for word in said)


def _asked_of(mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """Without what is only asked of the thing itself: "has it a changing mat?"."""
    about = bool(scene.context.focus or scene.pointed)
    if scene.advice and about:
        return [m for m in mentions if m.by_name or not _is_her_own(m, scene)]
    if not scene.asks_of_it and not scene.says("comes_with"):
        return list(mentions)
    if scene.context.topics == (Topic.BROWSE,) and len(scene.text.split()) <= _A_KIND:
        return list(mentions)  # "and boots?", after bags
    kept = [m for m in mentions if m.by_name or not _is_asked_of_it(m, scene)]
    return kept if kept or about else list(mentions)


def _is_her_own(mention: Mention, scene: Scene) -> bool:
    """ "For a bed of 160?" of sheets, "which size of skirt?" of the very skirt."""
    focus = scene.context.focus
    it = scene.pointed or (focus.product if focus else "")
    is_sold = bool(mention.products) and not mention.unknown
    telling = [unit for unit in mention.units if unit.identifies]
    if is_sold and telling and scene.is_pronoun(telling[0].start, telling[-1].end):
        return False  # "do the short ones come up small?"
    return not is_sold or could_mean(mention, it, scene)


def _is_asked_of_it(mention: Mention, scene: Scene) -> bool:
    if mention.unknown:
        return False
    clause = scene.clause_of(mention.start)
    if says("comes_with", clause, scene.language):
        return True
    words = [unit for unit in mention.units if unit.identifies]
    asks_how = all(unit.concepts("feature", "material") for unit in words)
    if asks_how and len(scene.text.split()) <= _A_KIND and not mention.definite:
        return True  # "sono impermeabili?"
    if mention.is_described:
        telling = next((u.start for u in mention.units if u.identifies), mention.start)
        return not scene.points_at(telling)
    return not (mention.definite or mention.is_settled)
