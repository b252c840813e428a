"""Which products, sizes and colours a message is about, given what was spoken of.

A mention of the message itself comes first, then what the customer clicked, then what
the conversation is about; sizes and colours become the stock table's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.dialogue.context import Context, Spoken
from bot.dialogue.signals import says
from stock.match.index import Entry, Index
from stock.match.kinds import of_kind
from stock.match.mentions import ColourFound, Mention, Reading, Want
from stock.match.scoring import Wanted, best, colours_that_fit, fit
from stock.match.sizes_in import SizeFound
from stock.match.words import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One product with one size and colour, as far as they are known.

    `products`: one is settled, several fit equally well, none: not named. `start` and
    `end` say where in the message it stands; -1 where it does not.
    """

    products: tuple[str, ...] = ()
    unknown: str = ""
    size: str = ""
    colour: str = ""
    kind: str = ""
    similar: tuple[str, ...] = ()
    """What the shop has of the kind of thing that was named."""
    is_general: bool = False
    """A kind of thing is asked for, no particular one: "have you got red dresses?"."""
    is_carried: bool = False
    """Not named in this message: taken over from the click or the conversation."""
    is_kin: bool = False
    """Of the same name as what was spoken of: "and the long one?"."""
    wanted_at: int = -1
    """Where in the message its size or colour stands; -1: it is not said there."""
    start: int = -1
    end: int = -1

    @property
    def is_settled(self) -> bool:
        return len(self.products) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a message is read against.

    `language` is the one it is written in, '' when it is none of ours; `pointed` the
    product that was clicked; with `advice` "small" and "large" are no sizes.
    """

    text: str
    language: str
    index: Index
    context: Context = field(default_factory=Context)
    pointed: str = ""
    advice: bool = False
    both: bool = False

    def says(self, signal: str) -> bool:
        return says(signal, self.text, self.language)


def wishes(reading: Reading, scene: Scene) -> tuple[Wish, ...]:
    """What the message is about, one wish for each product, size and colour."""
    if scene.both and not reading.mentions and scene.context.together > 1:
        pair = scene.context.spoken[: scene.context.together]
        return tuple(_as_spoken(spoken) for spoken in pair)
    same = _same_again(reading, scene)
    if same:
        return same
    found = [
        wish
        for mention in reading.mentions
        if scene.language or (mention.by_name and not mention.unknown)
        for wish in _of_mention(mention, scene)
    ]
    if found:
        return tuple(dict.fromkeys(found))
    return _of_the_conversation(reading, scene)


def _as_spoken(spoken: Spoken) -> Wish:
    return Wish(
        products=(spoken.product,),
        size=spoken.size,
        colour=spoken.colour,
        is_carried=True,
    )


# What the message does not name: the click, an answer to our question, "it".


def _of_the_conversation(reading: Reading, scene: Scene) -> tuple[Wish, ...]:
    chosen = _chosen(reading, scene)
    kin = _of_the_family(reading, scene)
    products, is_kin = chosen or kin or _spoken_of(scene), bool(kin)
    soft = _soft_want(reading, products, scene)
    wants = reading.loose or (Want(),)
    if soft and not any(want.size for want in wants):
        wants = tuple(Want(soft, want.colour) for want in wants)
    wish = Wish(products=products, is_carried=True, is_kin=not chosen and is_kin)
    return tuple(dict.fromkeys(_with_want(wish, want, scene) for want in wants))


def _spoken_of(scene: Scene) -> tuple[str, ...]:
    context = scene.context
    if scene.pointed:
        return (scene.pointed,)
    spoken = [s.product for s in context.spoken if s.product in scene.index.entries]
    spoken = list(dict.fromkeys(spoken))
    if len(spoken) > 1 and scene.says("other_one"):
        return (spoken[1],)
    question = context.question
    if question and len(question.products) == 1 and question.products[0] in spoken:
        return question.products
    return tuple(spoken[:1])


def _chosen(reading: Reading, scene: Scene) -> tuple[str, ...]:
    """Of the products that we asked to choose from, those that the answer leaves."""
    question = scene.context.question
    if question is None or len(question.products) < 2:
        return ()
    among = [id for id in question.products if id in scene.index.entries]
    telling = tuple(unit for unit in reading.units if unit.identifies)
    if telling:
        sizes = tuple(w.size.size for w in reading.loose if w.size)[:1]
        chosen, points = best(Wanted(telling, sizes), scene.index, among)
        if points > 0:
            return tuple(chosen)
    if not reading.loose:
        return ()
    entries = scene.index.entries
    return tuple(
        id for id in among if _could_be(entries[id], reading.loose, scene.index)
    )


def _of_the_family(reading: Reading, scene: Scene) -> tuple[str, ...]:
    """ "And the long one?": of what bears the name that was spoken of."""
    telling = tuple(
        unit
        for unit in reading.units
        if unit.concepts("feature", "audience", "material", "pattern")
        and not unit.negated
    )
    if not telling or scene.pointed or scene.advice:
        return ()
    entries = scene.index.entries
    family = [
        id
        for id in _family(scene)
        if all(fit(unit, entries[id], scene.index) > 0 for unit in telling)
    ]
    chosen, points = best(Wanted(telling), scene.index, family)
    return tuple(chosen) if points > 0 and len(chosen) == 1 else ()


def _could_be(entry: Entry, loose: Sequence[Want], index: Index) -> bool:
    for want in loose:
        if want.size and not any(
            own.covers(want.size.size) for own in entry.sizes.values()
        ):
            return False
        if want.colour and not colours_that_fit(want.colour.concepts, entry, index):
            return False
    return True


def _soft_want(
    reading: Reading, products: tuple[str, ...], scene: Scene
) -> SizeFound | None:
    """ "The small one" of a product that comes in letters."""
    if scene.advice or len(products) != 1 or not reading.soft:
        return None
    entry = scene.index.entries[products[0]]
    soft = reading.soft[0]
    fits = any(own.covers(soft.size) for own in entry.sizes.values())
    return soft if fits else None


def _same_again(reading: Reading, scene: Scene) -> tuple[Wish, ...]:
    """ "The same for children": what shares its name with the one spoken of."""
    focus = scene.context.focus
    entry = scene.index.entries.get(scene.pointed or (focus.product if focus else ""))
    telling = tuple(u for u in reading.units if u.identifies and not u.is_colour)
    if not reading.same or entry is None or not telling:
        return ()
    alike = [
        other.id
        for other in scene.index.entries.values()
        if other.id != entry.id and other.proper & entry.proper
    ]
    products, points = best(Wanted(telling), scene.index, alike)
    if points <= 0 or len(products) != 1:
        return ()
    wants = reading.loose or tuple(w for m in reading.mentions for w in m.wants)
    wish = Wish(products=tuple(products), is_carried=True)
    return tuple(_with_want(wish, want, scene) for want in wants or (Want(),))


# What the message names.


def _of_mention(mention: Mention, scene: Scene) -> list[Wish]:
    products = _narrowed(mention, scene)
    spoken = {s.product for s in scene.context.spoken}
    kinds = [unit for unit in mention.units if unit.is_kind]
    wish = Wish(
        products=products,
        unknown=mention.unknown,
        kind=kinds[0].text if kinds else "",
        similar=of_kind(mention.units, mention.wants, scene.index),
        is_general=mention.by_kind
        and not mention.by_name
        and not mention.definite
        and len(products) != 1,
        is_kin=mention.is_described and not spoken & set(products),
        start=mention.start,
        end=mention.end,
    )
    return [_with_want(wish, want, scene) for want in mention.wants]


def _narrowed(mention: Mention, scene: Scene) -> tuple[str, ...]:
    """Several that fit: the one that was clicked, asked about or spoken of is meant."""
    products, context = mention.products, scene.context
    if (
        scene.pointed
        and not mention.by_name
        and _could_mean(mention, scene.pointed, scene)
    ):
        return (scene.pointed,)
    focus = context.focus
    question = context.question
    asked = question.products if question and len(question.products) > 1 else ()
    if mention.is_described:
        chosen = _best_among(mention, asked or _family(scene), scene)
        if chosen:
            return chosen
    if len(products) < 2:
        return products
    left = tuple(id for id in asked if id in products)
    if left:
        return left
    if scene.says("other_one") and focus:
        return tuple(id for id in products if id != focus.product) or products
    if mention.by_name or mention.definite:
        spoken = next((s.product for s in context.spoken if s.product in products), "")
        return (spoken,) if spoken else products
    return products


def _family(scene: Scene) -> list[str]:
    """What is spoken of, and what bears the same name: the dress and its little one."""
    entries = scene.index.entries
    spoken = [s.product for s in scene.context.spoken if s.product in entries]
    names = {word for id in spoken for word in entries[id].proper}
    alike = [id for id, entry in entries.items() if entry.proper & names]
    return list(dict.fromkeys((*spoken, *alike)))


def _best_among(
    mention: Mention, among: Sequence[str], scene: Scene
) -> tuple[str, ...]:
    known = [id for id in among if _could_mean(mention, id, scene)]
    if not known:
        return ()
    chosen, points = best(Wanted(mention.units), scene.index, known)
    return tuple(chosen) if points > 0 else ()


def _could_mean(mention: Mention, product: str, scene: Scene) -> bool:
    """Whether every word of the mention fits the product."""
    entry = scene.index.entries.get(product)
    if entry is None or mention.unknown:
        return False
    telling = [u for u in mention.units if u.identifies and not u.weak]
    return all(fit(unit, entry, scene.index) > 0 for unit in telling)


# Sizes and colours, as the table calls them.


def _with_want(wish: Wish, want: Want, scene: Scene) -> Wish:
    """The wish with its size and colour as the table calls them, or carried over."""
    entry = scene.index.entries[wish.products[0]] if wish.is_settled else None
    found = want.size if want.size and not (want.size.soft and scene.advice) else None
    size = size_of(found, entry, scene.index) if found else ""
    colour = colour_of(want.colour, entry, scene.index) if want.colour else ""
    before = _before(wish, entry, scene)
    if before is not None:
        if not size and not scene.says("which_sizes"):
            size = before.size
        if not colour and not scene.says("which_colours"):
            colour = before.colour
    return replace(wish, size=size, colour=colour, wanted_at=_place_of(want))


def _place_of(want: Want) -> int:
    return max((part.start for part in (want.size, want.colour) if part), default=-1)


def _before(wish: Wish, entry: Entry | None, scene: Scene) -> Spoken | None:
    """The size and colour that this product was spoken of in, or asked about by us."""
    context = scene.context
    question = context.question
    if entry is not None:
        spoken = context.last_of(entry.id)
        if spoken is not None and (spoken.size or spoken.colour):
            return spoken
        if spoken is None and wish.is_kin and context.focus is not None:
            return _as_its_own(context.focus, entry)
        if question and len(question.products) > 1 and entry.id in question.products:
            return Spoken(entry.id, question.size, question.colour)
        return spoken
    if question and not wish.unknown and not wish.products:
        return Spoken("", question.size, question.colour)
    return None


def _as_its_own(spoken: Spoken, entry: Entry) -> Spoken:
    """The size and colour of another product, where this one comes in them too."""
    colours = {colour.text for colour in entry.colours}
    return Spoken(
        entry.id,
        spoken.size if spoken.size in entry.sizes else "",
        spoken.colour if spoken.colour in colours else "",
    )


def size_of(found: SizeFound, entry: Entry | None, index: Index) -> str:
    """The product's own size that was meant; what it never had, as it was said."""
    if entry is not None:
        fitting = [text for text, own in entry.sizes.items() if own.covers(found.size)]
        exact = [text for text in fitting if entry.sizes[text] == found.size]
        for text in exact or fitting:
            return text
    else:
        every = {t: s for e in index.entries.values() for t, s in e.sizes.items()}
        for text, own in every.items():
            if own == found.size:
                return text
    return "" if found.soft else _plain(found)


def _plain(found: SizeFound) -> str:
    size = found.size
    if size.system == "number" and size.low == size.high:
        return f"{size.low:g}"
    return found.text.strip().upper() if size.system == "letter" else found.text.strip()


def colour_of(found: ColourFound, entry: Entry | None, index: Index) -> str:
    """The product's own colour that was meant; else the table's word, else hers."""
    if entry is not None:
        own = colours_that_fit(found.concepts, entry, index)
        if own:
            return own[0]
    for other in index.entries.values():
        for colour in other.colours:
            if colour.concepts & found.concepts or colour.folded == key(found.text):
                return colour.text
    return found.text.lower()
