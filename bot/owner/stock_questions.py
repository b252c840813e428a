"""Words a question about an owner's message, and its buttons."""

from bot.owner.stock_changes import change_lines
from bot.owner.stock_words import Words
from stock.deciding.decisions import Candidate, Question, QuestionKind
from stock.deciding.effects import PiecesEffect

_NAMELESS = (
    QuestionKind.WHICH_PRODUCT,
    QuestionKind.NO_PRODUCT,
    QuestionKind.MISSING_NAME,
    QuestionKind.NOTHING_TO_UNDO,
)


def question_text(question: Question, words: Words) -> str:
    id = f"ask-{question.kind.value.replace('_', '-')}"
    match question.kind:
        case kind if kind in _NAMELESS:
            return words.say(id)
        case QuestionKind.UNKNOWN_PRODUCT:
            return words.say(
                id, words=question.target.unknown or _what(question, words)
            )
        case QuestionKind.UNKNOWN_VARIANT:
            return _unknown_variant(question, words)
        case QuestionKind.NOT_ENOUGH | QuestionKind.NOT_THE_LAST | QuestionKind.HELD:
            return words.say(
                id,
                what=_what(question, words),
                wanted=question.wanted,
                on_hand=question.on_hand,
                held=question.held,
            )
        case QuestionKind.SURE if question.variant is not None:
            return words.say(
                "ask-contrary",
                what=words.row(question.variant),
                wanted=question.wanted,
                on_hand=question.on_hand,
            )
        case QuestionKind.UNDO_MUCH:
            return words.say(id, lines=question.lines)
        case QuestionKind.ODD_PRICE if question.price is not None:
            price = words.money(question.price)
            return words.say(id, what=_what(question, words), price=price)
        case _:
            return words.say(id, what=_what(question, words))


def _what(question: Question, words: Words) -> str:
    """What it is about: a row, a product, a new product, or her own words."""
    if question.variant is not None:
        return words.row(question.variant)
    target = question.target
    if len(target.products) == 1:
        return words.scope(target.products[0], target.size, target.colour)
    if question.draft is not None:
        return question.draft.name
    said = (target.words or target.unknown, target.colour, target.size)
    return " ".join(part for part in said if part) or "?"


def _unknown_variant(question: Question, words: Words) -> str:
    target = question.target
    asked = " ".join(part for part in (target.colour, target.size) if part)
    known = " · ".join(
        ", ".join(values) for values in (question.colours, question.sizes) if values
    )
    return words.say(
        "ask-unknown-variant",
        what=words.product(target.products[0]),
        asked=asked or "?",
        known=known or "–",
    )


def candidate_label(candidate: Candidate, question: Question, words: Words) -> str:
    """What a button says: the change that it stands for."""
    if candidate.hold is not None:
        name = words.person(candidate.hold.conversation)
        return words.say("button-sell-hold", name=name)
    if candidate.pieces is not None:
        return words.say("button-recount", pieces=candidate.pieces)
    if question.kind == QuestionKind.ODD_PRICE and question.price is not None:
        return words.say("button-price", price=words.money(question.price))
    if candidate.takes_back:
        return words.say("button-undo-all")
    if candidate.is_new_product:
        return words.say("button-new-product")
    if candidate.own:
        return _short_change(candidate, question, words) or " · ".join(
            change_lines(candidate.own, words)
        )
    return words.product(candidate.product)


def _short_change(candidate: Candidate, question: Question, words: Words) -> str:
    """ "bleu 38 : 2 → 1" where the product stands in the question; '': it does not."""
    match candidate.own:
        case [PiecesEffect(variant=key, before=before, after=after, is_new=False)] if (
            question.target.products == (key.product,) and (key.size or key.colour)
        ):
            what = " ".join(part for part in (key.colour, key.size) if part)
            return words.say("change-pieces", what=what, before=before, after=after)
        case _:
            return ""
