"""Are the labels of the conversations in `bench/catalogues/` true to stock and shop?

`python -m bench.check_labels CATALOGUE ... --part fresh` says of each label that the
stock table, the shop file or the contract's list of outcomes contradicts where it is,
and exits 1. It reads no code of the product, so that both cannot be wrong together.
"""

import argparse
import csv
import json
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bench.labelled import CATALOGUES

QUIET_S = 2.5
TOLD_OR_HANDED_OVER = (
    "opening_hours location payment returns product_info discount complaint"
    " order_status size_advice human other"
)
TOLD = "reply_time bot_identity greeting thanks goodbye confirm deny"
OUTCOMES: Mapping[str, frozenset[str]] = {
    topic: frozenset(outcomes.split())
    for topics, outcomes in {
        "availability": "in_stock out_of_stock sold_out unknown_product which_product",
        "price": "told unknown_product which_product",
        "browse": "listed nothing",
        "shipping": "ships does_not_ship pickup no_pickup",
        "shipping_cost delivery_time": "told does_not_ship",
        "reserve": "held out_of_stock sold_out which_product which_variant"
        " unknown_product",
        "restock": "waitlisted in_stock which_product which_variant unknown_product",
        "cancel": "released nothing_held handed_over",
        "privacy": "erased stopped",
        "abuse": "calmed",
        TOLD_OR_HANDED_OVER: "told handed_over",
        TOLD: "told",
    }.items()
    for topic in topics.split()
}
NAMES_A_PRODUCT = ("availability", "price", "reserve", "restock")
ABOUT_A_PRODUCT = (*NAMES_A_PRODUCT, "cancel", "size_advice", "product_info")
ABOUT_A_COUNTRY = ("shipping", "shipping_cost", "delivery_time")
ALONE = {"greeting", "thanks", "goodbye", "confirm", "deny"}
NO_PRODUCT = ("which_product", "unknown_product")
WITHOUT_VARIANT = ("out_of_stock", "sold_out")
"""Outcomes that may name a size or colour which the product never had."""

Answer = Mapping[str, str]
Variant = tuple[str, str]
"""Size and colour."""


@dataclass(slots=True, kw_only=True)
class Table:
    """The pieces of each product, as one conversation leaves them."""

    pieces: dict[str, dict[Variant, int]]
    held: list[tuple[str, Variant]] = field(default_factory=list)

    def meant(self, answer: Answer) -> dict[Variant, int]:
        """The variants of the answer's product that its size and colour allow."""
        return {
            variant: pieces
            for variant, pieces in self.pieces[answer["product"]].items()
            if answer.get("size", variant[0]) == variant[0]
            and answer.get("colour", variant[1]) == variant[1]
        }

    def left(self, answer: Answer) -> list[Variant]:
        return [variant for variant, pieces in self.meant(answer).items() if pieces]

    def hold(self, answer: Answer) -> None:
        variant = self.left(answer)[0]
        self.pieces[answer["product"]][variant] -= 1
        self.held.append((answer["product"], variant))

    def release(self, answer: Answer) -> bool:
        """Whether what the answer gives back was held."""
        for product, variant in self.held:
            if product == answer["product"] and variant in self.meant(answer):
                self.held.remove((product, variant))
                self.pieces[product][variant] += 1
                return True
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    languages: frozenset[str]
    ships_to: frozenset[str]
    pickup: bool
    discount: bool


def read_shop(path: Path) -> Shop:
    told = YAML(typ="safe", pure=True).load(path)
    return Shop(
        languages=frozenset(told["shop"]["languages"]),
        ships_to=frozenset(
            to for line in told.get("shipping", ()) for to in line["to"]
        ),
        pickup=told.get("pickup", False),
        discount="discount" in told,
    )


def read_table(path: Path) -> Table:
    table = Table(pieces={})
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            variants = table.pieces.setdefault(row["product"], {})
            variants[row["size"], row["colour"]] = int(row["quantity"])
    return table


def wrong_labels(folder: Path, part: str) -> Iterator[str]:
    """What is wrong in one file of labelled conversations, each with its place."""
    shop = read_shop(folder / "shop.yml")
    seen = set()
    for line in (folder / f"{part}.jsonl").read_text("utf-8").splitlines():
        conversation = json.loads(line)
        name = conversation["id"]
        if name in seen:
            yield f"{name}: twice"
        seen.add(name)
        table, said = read_table(folder / "stock.csv"), ""
        messages = conversation["messages"]
        for number, message in enumerate(messages):
            following = messages[number + 1 : number + 2]
            said += message["text"].casefold() + "\n"
            for wrong in (
                *_in_message(message, following, table, shop),
                *_made_up(message["expect"]["answers"], table, said),
            ):
                yield f"{name}/{number}: {wrong}"


def _in_message(
    message: Mapping[str, Any],
    following: Sequence[Mapping[str, Any]],
    table: Table,
    shop: Shop,
) -> Iterator[str]:
    label = message["expect"]
    answers: Sequence[Answer] = label["answers"]
    topics = {answer["topic"] for answer in answers}
    is_waiting = any(after.get("after_s", 60) <= QUIET_S for after in following)
    if is_waiting != (not answers):
        yield "exactly the earlier messages of a burst have no answers"
    if label["language"] not in shop.languages:
        yield f"the shop does not speak {label['language']}"
    if label["handed_over"] != any(a["outcome"] == "handed_over" for a in answers):
        yield "handed_over is not that of the answers"
    if "product" in message and message["product"] not in table.pieces:
        yield f"no product {message['product']}"
    if topics & ALONE and len(topics) > 1:
        yield "small talk beside a topic"
    for answer in answers:
        yield from _in_answer(answer, table, shop)


def _in_answer(answer: Answer, table: Table, shop: Shop) -> Iterator[str]:
    topic, outcome = answer["topic"], answer["outcome"]
    if outcome not in OUTCOMES.get(topic, ()):
        yield f"{topic} has no outcome {outcome}"
    if topic not in ABOUT_A_PRODUCT and answer.keys() & {"product", "size", "colour"}:
        yield f"{topic} is about no product"
    if topic not in ABOUT_A_COUNTRY and "country" in answer:
        yield f"{topic} is about no country"
    if topic == "discount" and shop.discount != (outcome == "told"):
        yield "discount is not as the shop file has it"
    if topic in ABOUT_A_COUNTRY:
        yield from _in_shipping(answer, shop)
    if "product" in answer:
        yield from _in_product(answer, table)
    elif topic in NAMES_A_PRODUCT and outcome not in NO_PRODUCT:
        yield f"{topic} {outcome} names no product"


def _made_up(answers: Sequence[Answer], table: Table, said: str) -> Iterator[str]:
    """Sizes and colours that are neither the table's own nor the customer's words."""
    own = {part for product in table.pieces.values() for v in product for part in v}
    for answer in answers:
        for part in ("size", "colour"):
            value = answer.get(part, "")
            if value not in own | {""} and value.casefold() not in said:
                yield f"no {part} {value}"


def _in_shipping(answer: Answer, shop: Shop) -> Iterator[str]:
    outcome, country = answer["outcome"], answer.get("country")
    if outcome in ("pickup", "no_pickup"):
        if shop.pickup != (outcome == "pickup") or country:
            yield "pickup is not as the shop file has it"
    elif country is None and outcome == "does_not_ship":
        yield "does_not_ship names no country"
    elif country and (country in shop.ships_to) == (outcome == "does_not_ship"):
        yield f"shipping to {country} is not as the shop file has it"


def _in_product(answer: Answer, table: Table) -> Iterator[str]:
    outcome = answer["outcome"]
    if outcome in NO_PRODUCT:
        yield f"{outcome} names a product"
    elif answer["product"] not in table.pieces:
        yield f"no product {answer['product']}"
    elif not table.meant(answer) and outcome not in WITHOUT_VARIANT:
        yield f"{answer['product']} has no such size or colour"
    else:
        yield from _in_stock(answer, table)


def _in_stock(answer: Answer, table: Table) -> Iterator[str]:
    """Compare with the table, and do to it what the answer does."""
    outcome = answer["outcome"]
    if outcome not in _true_outcomes(answer, table):
        yield f"{_named(answer)} is not {outcome}"
    elif outcome == "held":
        table.hold(answer)
    elif outcome == "released" and not table.release(answer):
        yield f"{_named(answer)} was not held"


def _true_outcomes(answer: Answer, table: Table) -> Collection[str]:
    topic = answer["topic"]
    left, meant = len(table.left(answer)), len(table.meant(answer))
    is_sold_out = not any(table.pieces[answer["product"]].values())
    gone = "sold_out" if is_sold_out else "out_of_stock"
    if topic == "availability":
        return ("in_stock" if left else gone,)
    if topic == "reserve":
        return ((gone, "held", "which_variant")[min(left, 2)],)
    if topic == "restock":
        waitlisted = "waitlisted" if meant == 1 else "which_variant"
        return ("in_stock" if left else waitlisted,)
    return OUTCOMES[topic]


def _named(answer: Answer) -> str:
    parts = (answer.get(part, "") for part in ("product", "size", "colour"))
    return " ".join(part for part in parts if part)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("catalogues", nargs="+", metavar="CATALOGUE")
    parser.add_argument(
        "--part", choices=("dev", "test", "fresh", "exam"), default="fresh"
    )
    chosen = parser.parse_args(arguments)
    wrong = [
        f"{name} {label}"
        for name in chosen.catalogues
        for label in wrong_labels(CATALOGUES / name, chosen.part)
    ]
    print("\n".join((*wrong, f"{len(wrong)} labels are wrong")))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
