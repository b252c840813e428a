"""Words what the ledger refused: somebody was faster, or an undo is not possible."""

from bot.owner.stock_words import Words
from stock.errors import (
    HeldBack,
    Hindrance,
    HoldEnded,
    NotEnough,
    StockError,
    UndoRefused,
    UnknownMovement,
    UnknownVariant,
)


def refusal_text(refused: StockError, words: Words) -> str:
    """Why nothing was changed; what has no words of its own may be tried again."""
    match refused:
        case NotEnough(shortages=shortages):
            return "\n".join(
                words.say(
                    "refused-not-enough",
                    what=words.row(shortage.variant),
                    available=shortage.available,
                )
                for shortage in shortages
            )
        case HeldBack(shortages=shortages):
            return "\n".join(
                words.say(
                    "refused-held", what=words.row(shortage.variant), held=shortage.held
                )
                for shortage in shortages
            )
        case UnknownVariant(variants=variants):
            return "\n".join(
                words.say("refused-unknown", what=words.row(key)) for key in variants
            )
        case HoldEnded():
            return words.say("refused-hold-ended")
        case UndoRefused():
            return _undo_text(refused, words)
        case UnknownMovement():
            return words.say("refused-unknown-movement")
        case _:
            return words.say("refused-again")


def _undo_text(refused: UndoRefused, words: Words) -> str:
    if refused.hindrance == Hindrance.ALREADY_UNDONE:
        return words.say("refused-undone-before")
    return words.say(
        "refused-undo",
        what=words.row(refused.variant),
        at=words.moment(refused.blocker.at),
    )
