"""Words what a stock file would change, did, or why it cannot be read."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from bot.owner.stock_changes import change_line
from bot.owner.stock_words import Words
from stock.csv_files import Difference, FactChange, Oddity, Problem, Suspicion
from stock.deciding.effects import PiecesEffect, PriceEffect
from stock.model import Fact, Product, Shift, Variant
from stock.sheet.errors import SHOWN

MOST_LINES = 10
"""So many lines of a kind are told."""


def problems_text(problems: Sequence[Problem], words: Words) -> str:
    """Why a file was refused, by line and column."""
    lines = (_problem(problem, words) for problem in problems)
    return "\n".join([words.say("file-refused"), *_first(lines, len(problems), words)])


def preview_text(
    found: Difference,
    warnings: Sequence[Problem],
    words: Words,
    hides: Sequence[str] = (),
) -> str:
    """What an import would add, change and remove, and what looks like a slip."""
    if found.is_empty and not hides:
        return words.say("file-same")
    parts = [words.say("file-preview"), *_suspicions(found.suspicious, words)]
    parts += _added(found, words)
    parts += listed(
        "file-changed", [_fact(change, words) for change in found.changed], words
    )
    parts += listed("file-removed", [_row(v, words) for v in found.removed], words)
    parts += listed("source-gone", [words.product(id) for id in hides], words)
    noted = [_problem(warning, words) for warning in warnings]
    return "\n".join([*parts, *listed("file-warnings", noted, words)])


def done_text(
    products: Sequence[Product],
    kept: Sequence[Shift],
    words: Words,
    hides: Sequence[str] = (),
) -> str:
    pieces = sum(v.on_hand for product in products for v in product.variants)
    lines = [words.say("file-done", products=len(products), pieces=pieces)]
    lines += listed("source-hidden", [words.product(id) for id in hides], words)
    rows = [words.row(shift.variant) for shift in kept]
    return "\n".join([*lines, *listed("file-kept", rows, words)])


def _added(found: Difference, words: Words) -> Iterator[str]:
    products = [
        words.say(
            "file-product",
            what=product.name,
            variants=len(product.variants),
            pieces=sum(v.on_hand for v in product.variants),
        )
        for product in found.added
    ]
    yield from listed("file-added", products, words)
    rows = [_row(variant, words) for variant in found.added_variants]
    yield from listed("file-added-rows", rows, words)


def _suspicions(suspicious: Sequence[Suspicion], words: Words) -> Iterator[str]:
    yield from listed(
        "file-suspicious", [_suspicion(one, words) for one in suspicious], words
    )


def _suspicion(one: Suspicion, words: Words) -> str:
    what = words.row(one.variant)
    match one.oddity:
        case Oddity.PRICE_FACTOR | Oddity.PRICE_GONE | Oddity.QUANTITY_JUMP:
            return words.say(
                "odd-value", what=what, before=f"{one.before}", after=f"{one.after}"
            )
        case Oddity.SAME_NAME:
            return words.say("odd-same-name", what=what, other=f"{one.before}")
        case _:
            id = f"odd-{one.oddity.value.replace('_', '-')}"
            return words.say(id, before=f"{one.before}", after=f"{one.after}")


def _fact(change: FactChange, words: Words) -> str:
    key, before, after = change.variant, change.before, change.after
    match change.fact:
        case Fact.QUANTITY if isinstance(before, int) and isinstance(after, int):
            effect = PiecesEffect(variant=key, before=before, after=after)
            return change_line(effect, words)
        case Fact.PRICE:
            price = PriceEffect(
                product=key.product,
                size=key.size,
                colour=key.colour,
                before=before if isinstance(before, Decimal) else None,
                after=after if isinstance(after, Decimal) else None,
            )
            return change_line(price, words)
        case _:
            fact = words.say(f"fact-{change.fact.value}")
            return words.say(
                "file-fact", what=words.row(key), fact=fact, after=_text(after)
            )


def _text(value: object) -> str:
    text = ", ".join(value) if isinstance(value, tuple) else f"{value or '–'}"
    return text[:SHOWN] + ("…" if len(text) > SHOWN else "")


def _row(variant: Variant, words: Words) -> str:
    left = f"{variant.on_hand}"
    return words.say("stock-line", what=words.row(variant.key), left=left)


def _problem(problem: Problem, words: Words) -> str:
    advice = words.say(f"problem-{problem.kind.value.replace('_', '-')}")
    where = [
        *([words.say("problem-line", line=problem.line)] if problem.line else []),
        *([problem.column] if problem.column else []),
        *([f"“{_text(problem.value)}”"] if problem.value else []),
    ]
    line = f"{', '.join(where)}: {advice}" if where else advice
    if problem.other_line:
        return f"{line} ({words.say('problem-line', line=problem.other_line)})"
    return line


def listed(id: str, lines: Sequence[str], words: Words) -> list[str]:
    """The first of the lines under their title; nothing where there are none."""
    if not lines:
        return []
    return [words.say(id, count=len(lines)), *_first(lines, len(lines), words)]


def _first(lines: Iterable[str], count: int, words: Words) -> Iterator[str]:
    for place, line in enumerate(lines):
        if place == MOST_LINES:
            yield words.say("stock-more", more=count - MOST_LINES)
            return
        yield f"- {line}"
