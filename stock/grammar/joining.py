"""Joins the clauses of a message: what one leaves out, its neighbours have said.

The verb comes from the clause before ("vendu 2 jeanne 38 et 1 sac"), behind ("jeanne 38
et zoe vendues") or from a heading line; the product from what was spoken of before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stock.grammar.figures import Role
from stock.grammar.intents import Change, Doubt, Intent, Target, Unclear
from stock.grammar.parts import Part
from stock.grammar.questions import (
    asked_at_large,
    asked_of_stock,
    is_to_somebody,
    reports_before,
)
from stock.grammar.reports import Verb, bare, reported
from stock.grammar.stance import Stance, stance_of
from stock.grammar.vocabulary import Mark
from stock.grammar.wanting import carried, one_target

_WEAK = (Mark.WEAK_LEFT, Mark.AGAIN, Mark.HAVE)
_NOT_INHERITED = (Mark.PRICE, Mark.WEAK_PRICE, Mark.SET)
_SIGNS = {
    Role.MORE: Mark.RECEIVED,
    Role.FEWER: Mark.SOLD,
    Role.EQUALS: Mark.COUNTED,
    Role.OF_SIZE: Mark.COUNTED,
}


class Joiner:
    """Reads the parts of one message in order, remembering what was spoken of."""

    def __init__(self, parts: Sequence[Part], *, is_command: bool = False) -> None:
        """`is_command`: a slash command leaves no doubt that something happened."""
        self._parts = [_without_its_question(part, parts) for part in parts]
        self._is_command = is_command
        self._spoken = Target()
        self._verb: Verb | None = None
        """The last verb that may be meant again, and how much it was a report."""
        self._is_heading = False
        """It stood alone, as above a list."""

    def intents(self) -> list[Intent]:
        found: list[Intent] = []
        silent: list[Part] = []
        for place, part in enumerate(self._parts):
            said = list(self._read(place, part))
            found += said
            if not said and part.target.products and not part.marks_talk():
                silent.append(part)
        if not found:
            return list(bare(self._parts))
        if any(part.lead + part.rest == 0 for part in silent):
            return [doubted(intent) for intent in found]  # of that it said nothing
        return found

    def _read(self, place: int, part: Part) -> Iterator[Intent]:
        if self._is_next_sentence(place) and not self._goes_on(place, part):
            self._verb = None
        if self._is_command:
            yield from self._report(place, part)
            return
        at_large = asked_at_large(part)
        if at_large is not None:
            yield at_large
            return
        asked = asked_of_stock(part, self._spoken)
        if asked is not None and is_to_somebody(part, self._parts):
            return
        if asked is not None:
            self._remember(part)
            yield asked
            return
        yield from self._report(place, part)

    def _report(self, place: int, part: Part) -> Iterator[Intent]:
        verb = self._verb_of(place, part)
        if verb is None:
            self._remember(part)
            return
        prices = part.is_about_prices and verb.mark in _NOT_INHERITED
        gone = verb.mark in (Mark.SOLD_OUT, Mark.NONE_LEFT)
        if not (part.is_about_things or prices or gone):
            if part.act == verb.mark:
                self._verb, self._is_heading = verb, True
            yield from self._of_nothing(part, verb)
            return
        before = self._before(place, part)
        same_verb = self._verb is not None and self._verb.mark == verb.mark
        for intent in reported(part, verb, before, self._verb if same_verb else None):
            if verb.stance == Stance.NONE:
                continue
            is_unsure = verb.stance == Stance.UNSURE
            yield doubted(intent) if is_unsure else intent
        if verb.mark not in _NOT_INHERITED:
            heading = self._is_heading and part.act is None
            self._verb, self._is_heading = verb, heading
        self._remember(part)

    def _of_nothing(self, part: Part, verb: Verb) -> Iterator[Intent]:
        """ "Vendue !": what was spoken of, if the message is nothing else."""
        if part.is_about_prices:
            return
        if len(self._parts) == 1 and verb.stance == Stance.CLEAR:
            yield from reported(part, verb, Target(), None)

    def _verb_of(self, place: int, part: Part) -> Verb | None:
        if self._is_command and part.act is not None:
            return Verb(part.act, Stance.CLEAR, part.amounts)
        own = part.act or self._sign(part)
        if own in _WEAK and self._verb is not None:
            own = None
        if own is not None:
            return Verb(own, stance_of(part, self._parts), part.amounts)
        begins = not part.clause.is_joined and not self._is_heading
        if not self._is_thing_of_list(part) or begins:
            price = self._price(part, begins=begins)
            if price is not None or not self._is_thing_of_list(part):
                return price
        if self._verb is not None:
            stance = min(self._verb.stance, stance_of(part, self._parts))
            if part.lead + part.rest:  # another verb, perhaps, that nobody knows
                stance = min(stance, Stance.UNSURE)
            return Verb(self._verb.mark, stance, part.amounts)
        return self._price(part, begins=begins) or self._verb_behind(place, part)

    def _sign(self, part: Part) -> Mark | None:
        """ "+3", "-2", "= 4", "38:2 40:1" where no verb says anything else."""
        amounts = part.amounts
        if not amounts.is_told or part.marks_talk():
            return None
        roles = [figure.role for figure in amounts.of_sizes] or [amounts.role]
        sign = Mark.COUNTED if amounts.pieces == 0 else _SIGNS.get(roles[0])
        begins = not part.clause.is_joined and not self._is_heading
        if sign == Mark.COUNTED and self._verb is not None and not begins:
            return None
        return sign

    def _price(self, part: Part, *, begins: bool) -> Verb | None:
        """ "Robe Margaux 39 €": a product and a price, and nothing else."""
        plain = part.names_only and not part.marks_talk()
        signed = bool(part.figures and part.figures.signed_percent)
        free = begins or self._verb is None
        named = plain and free and not part.target.is_bare
        if named and (part.amounts.prices or signed):
            stance = stance_of(part, self._parts)
            if self._may_be_asked(part):
                stance = min(stance, Stance.UNSURE)
            return Verb(Mark.PRICE, stance, part.amounts)
        return None

    def _may_be_asked(self, part: Part) -> bool:
        """ "The slippers for 44.95 in size 41", "zoe 119 €, is that right": a customer
        asks so, if without its mark."""
        money = part.figures.money if part.figures else ()
        behind = any(w.size and m.end <= w.start for w in part.wants for m in money)
        others = (other for other in self._parts if other is not part)
        return behind or any(map(_is_remark, others))

    def _verb_behind(self, place: int, part: Part) -> Verb | None:
        for other in self._parts[place + 1 :]:
            if other.clause.sentence != part.clause.sentence:
                return None
            if other.act is not None and other.act not in (*_WEAK, *_NOT_INHERITED):
                stance = min(
                    stance_of(other, self._parts), stance_of(part, self._parts)
                )
                return Verb(other.act, stance, part.amounts)
            if not other.is_about_things:
                return None
        return None

    def _is_thing_of_list(self, part: Part) -> bool:
        """Whether a clause without a verb names one more thing."""
        if not part.is_about_things:
            return False
        if part.target.unknown and not (part.wants or part.amounts.is_told):
            return part.lead + part.rest <= 2 and part.clause.is_joined
        return part.lead + part.rest <= 1 or bool(part.target.products)

    def _before(self, place: int, part: Part) -> Target:
        """The target that this one may leave out."""
        if not self._spoken.is_bare or not part.target.is_bare:
            return self._spoken
        for other in self._parts[place + 1 :]:
            if other.clause.sentence != part.clause.sentence:
                break
            if not other.target.is_bare:
                return one_target(other)
        return Target()

    def _remember(self, part: Part) -> None:
        own = part.target
        if own.products or (own.unknown and part.act is not None):
            self._spoken = one_target(part)
        elif part.wants and not self._spoken.is_bare:
            self._spoken = carried(one_target(part), self._spoken)

    def _is_next_sentence(self, place: int) -> bool:
        if place == 0:
            return False
        before, here = self._parts[place - 1].clause, self._parts[place].clause
        return before.sentence != here.sentence

    def _goes_on(self, place: int, part: Part) -> bool:
        """Whether a line goes on with what the line before has begun.

        Or a sentence with a verb that stood alone: "Vendu ! La doudoune noire."
        """
        before = self._parts[place - 1]
        if before.clause.line == part.clause.line and not self._is_heading:
            return False
        plain = part.lead + part.rest == 0 and part.is_about_things
        return plain and not part.marks_talk()


def _without_its_question(part: Part, message: Sequence[Part]) -> Part:
    if not (part.clause.is_question and reports_before(part, message)):
        return part
    return replace(part, clause=replace(part.clause, is_question=False))


def _is_remark(part: Part) -> bool:
    """ "..., is that right", "..., bit cheeky"."""
    loose = part.lead + part.rest > 1 and not part.target.products
    return part.has(Mark.MAYBE) or (part.act is None and loose)


def doubted(intent: Intent) -> Intent:
    """A change as a question whether it is one."""
    if isinstance(intent, Change):
        return Unclear(doubt=Doubt.UNSURE, target=intent.target, guess=intent)
    return intent
