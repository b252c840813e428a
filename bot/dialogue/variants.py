"""Sizes and colours of a wish, as the table calls them or as they were spoken of."""

from dataclasses import replace

from actions.turn import QuestionKind
from bot.dialogue.context import Spoken
from bot.dialogue.wish import Scene, Wish
from stock.match.entry import Entry
from stock.match.index import Index
from stock.match.mentions import FEW_WORDS
from stock.match.scoring import colours_that_fit
from stock.match.size_found import SizeFound
from stock.match.sizes import System
from stock.match.sizes_in import soft_size
from stock.match.wants import ColourFound, Want
from stock.match.words import key

_TOLD_IN_PART = (System.WAIST, System.AREA, System.WORD)
"""Sizes of which a number may tell one half."""


def with_want(wish: Wish, want: Want, scene: Scene) -> Wish:
    """The wish with its size and colour as the table calls them, or carried over."""
    entry = scene.index.entries[wish.products[0]] if wish.is_settled else None
    found = want.size if want.size and not (want.size.soft and scene.advice) else None
    size = size_of(found, entry, scene.index) if found else ""
    colour = ""
    if want.colour:
        colour = colour_of(want.colour, entry, scene.index, scene.text)
    said = replace(wish, said_size=size, said_colour=colour, wanted_at=want.place)
    before = _so_coloured(colour, entry, scene) or _before(wish, entry, scene)
    if before is not None and entry is not None and scene.says("other_size"):
        size = size or _other_of_two(before.size, entry)
    if before is not None:
        if not size and not scene.says("which_sizes"):
            size = before.size
        if not colour and not scene.says("which_colours"):
            colour = before.colour
    return replace(said, size=size, colour=colour)


def _before(wish: Wish, entry: Entry | None, scene: Scene) -> Spoken | None:
    """The size and colour that this product was spoken of in, or asked about by us."""
    context = scene.context
    question = context.question
    if entry is not None:
        spoken = context.last_of(entry.id)
        if spoken is not None and (spoken.size or spoken.colour):
            return spoken
        corrects = scene.says("meant_instead")
        focus = context.focus
        if focus and (wish.is_kin or corrects) and focus.product != entry.id:
            return _as_its_own(focus, entry)
        if question and not question.products and (corrects or _answers(scene)):
            return _as_its_own(Spoken("", question.size, question.colour), entry)
        if question and len(question.products) > 1 and entry.id in question.products:
            return Spoken(entry.id, question.size, question.colour)
        return spoken
    if question and not wish.unknown and not wish.products:
        return Spoken("", question.size, question.colour)
    return None


def _so_coloured(colour: str, entry: Entry | None, scene: Scene) -> Spoken | None:
    """ "I'll take the grey ones" of a pair in grey and one in sand: those in grey."""
    takes = any(map(scene.says, ("taken", "keeps", "put_aside", "wants_it")))
    if entry is None or not colour or not takes:
        return None
    spoken = (s for s in scene.context.spoken if s.product == entry.id)
    return next((s for s in spoken if s.colour == colour and s.size), None)


def _answers(scene: Scene) -> bool:
    """Whether a few words answer the question which thing was meant."""
    return len(scene.text.split()) <= FEW_WORDS and scene.context.is_asked(
        QuestionKind.WHICH_PRODUCT
    )


def _as_its_own(spoken: Spoken, entry: Entry) -> Spoken:
    """The size and colour of another product, where this one comes in them too."""
    colours = {colour.text for colour in entry.colours}
    return Spoken(
        entry.id,
        spoken.size if spoken.size in entry.sizes else "",
        spoken.colour if spoken.colour in colours else "",
    )


def _other_of_two(size: str, entry: Entry) -> str:
    """The size that was not just spoken of, of a thing that comes in two."""
    others = [own for own in entry.sizes if own != size]
    return others[0] if size in entry.sizes and len(others) == 1 else ""


def size_of(found: SizeFound, entry: Entry | None, index: Index) -> str:
    """The product's own size that was meant; what it never had, as it was said."""
    if entry is not None and found.soft:
        return soft_size(found, entry.sizes)
    if entry is not None:
        fitting = [text for text, own in entry.sizes.items() if own.covers(found.size)]
        exact = [text for text in fitting if entry.sizes[text] == found.size]
        partly = {t for t in fitting if entry.sizes[t].system in _TOLD_IN_PART}
        if not exact and len(partly) > 1:
            return ""  # "in 32" of jeans in several lengths: all that there is
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


def colour_of(
    found: ColourFound, entry: Entry | None, index: Index, text: str = ""
) -> str:
    """The product's own colour that was meant; else the table's word, else hers.

    Of several that fit, the one that `text` says in full: "argento brunito".
    """
    if entry is not None:
        own = colours_that_fit(found.concepts, entry, index)
        said = [c for c in own if f" {key(c)} " in f" {key(text)} "]
        if own:
            return max(said, key=len, default=own[0])
    for other in index.entries.values():
        for colour in other.colours:
            if colour.concepts & found.concepts or colour.folded == key(found.text):
                return colour.text
    return found.text.lower()
