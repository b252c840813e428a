"""Makes one reply of all answers of a turn: one voice, each thing said once.

Facts first, then what is passed on to the owner with the one sentence that says when,
then what we ask or offer. Wordings change when a thing is said again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from actions import wording
from actions.promises import Expectation, Kind, describe
from actions.shop import Shop
from actions.texts import texts
from actions.turn import Answer, Fragment, Listed, OpenQuestion, Outcome, QuestionKind
from actions.voice import Voice

_ASKED = {
    QuestionKind.HOLD: "offer-hold",
    QuestionKind.WAITING_LIST: "offer-waiting-list",
}
_UNCLEAR = (Outcome.WHICH_PRODUCT, Outcome.WHICH_VARIANT)
_FIRST = (
    QuestionKind.WHICH_PRODUCT,
    QuestionKind.WHICH_VARIANT,
    QuestionKind.UNDO_ERASURE,
    QuestionKind.HOLD,
    QuestionKind.WAITING_LIST,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How this reply begins and what has been said before."""

    discloses: bool = False
    """Whether it must say that a machine speaks: first, after a day, after a person."""
    greets: bool = False
    said: Mapping[str, int] = field(default_factory=dict)
    """Text -> how often this conversation has heard it."""
    reminds: bool = False
    """Whether the owner is reminded, because the same was asked again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the customer reads, and what it leaves open."""

    text: str
    question: OpenQuestion | None = None
    photo: str = ""
    said: tuple[str, ...] = ()


def compose(
    answers: Sequence[Answer],
    *,
    shop: Shop,
    language: str,
    at: datetime,
    expectation: Expectation,
    manner: Manner,
) -> Reply:
    """One reply of all answers, in the customer's language."""
    voice = Voice(texts(language), shop, language, at, manner.said)
    question = open_question(answers)
    lines = [
        *_opening(voice, manner, answers),
        *_facts(voice, answers),
        _for_owner(voice, answers, expectation, reminds=manner.reminds),
        *_unclear(voice, answers),
        *_offer(voice, question),
    ]
    return Reply(
        text=tidy("\n".join(line for line in lines if line)),
        question=question,
        photo=_photo(answers),
        said=tuple(voice.used),
    )


def _opening(voice: Voice, manner: Manner, answers: Sequence[Answer]) -> list[str]:
    """A machine says that it is one, once: `bot-identity` says so by itself."""
    texts = {fragment.text for answer in answers for fragment in answer.fragments}
    if manner.discloses and "bot-identity" not in texts:
        return [voice.say(Fragment("disclosure"))]
    if manner.discloses or manner.greets or "greeting" in texts:
        return [voice.say(Fragment("hello"))]
    return []


def _facts(voice: Voice, answers: Sequence[Answer]) -> list[str]:
    """Facts in the order of the questions, after a word that calms."""
    told = [
        answer
        for answer in answers
        if not (answer.is_handed_over or answer.tells_when)
        and answer.outcome not in _UNCLEAR
    ]
    told.sort(key=lambda answer: answer.outcome != Outcome.CALMED)
    return [voice.say_new(answer.fragments) for answer in told]


def _for_owner(
    voice: Voice,
    answers: Sequence[Answer],
    expectation: Expectation,
    *,
    reminds: bool,
) -> str:
    """What the owner will see to, and the one sentence that says when."""
    about_her = [a for a in answers if a.tells_when and not a.is_handed_over]
    passed_on = [f for a in answers if a.is_handed_over for f in a.fragments]
    if not about_her and not passed_on and not reminds:
        return ""
    said = [
        voice.say_new(fragment for a in about_her for fragment in a.fragments),
        *(_reminded(voice, passed_on) if reminds else _passed_on(voice, passed_on)),
        voice.say(expectation_fragment(expectation, voice)),
    ]
    return " ".join(sentence for sentence in said if sentence)


def _reminded(voice: Voice, passed_on: Sequence[Fragment]) -> list[str]:
    """What she has asked so often; what is asked besides is passed on as ever."""
    if not passed_on:
        return [voice.say(Fragment("reminds-too"))]
    others = _passed_on(voice, passed_on) if len(passed_on) > 1 else []
    return [voice.say(Fragment("reminds")), *others]


def _passed_on(voice: Voice, fragments: Sequence[Fragment]) -> list[str]:
    """Several things that the owner is asked are named in one sentence."""
    asks = {repr(f): f for f in fragments if f.text.startswith("ask-")}
    if len(asks) < 2:
        return [voice.say_new(fragments)]
    rest_last = sorted(asks.values(), key=lambda f: f.text == "ask-other")
    matters = [
        voice.say(replace(f, text=f.text.replace("ask-", "matter-", 1)))
        for f in rest_last
    ]
    complains = any(f.text == "ask-complaint" for f in rest_last)
    name = "ask-several-complaint" if complains else "ask-several"
    return [
        voice.say(Fragment(name, {"matters": Listed(tuple(matters))})),
        voice.say_new(f for f in fragments if repr(f) not in asks),
    ]


def _unclear(voice: Voice, answers: Sequence[Answer]) -> list[str]:
    return [voice.say_new(a.fragments) for a in answers if a.outcome in _UNCLEAR]


def expectation_fragment(expectation: Expectation, voice: Voice) -> Fragment:
    hours = voice.shop.hours
    absent = expectation.absence is not None
    if expectation.kind == Kind.SOON and expectation.within is not None:
        within = wording.within_words(expectation.within, voice.language)
        return Fragment("expect-within", {"within": within})
    if expectation.kind == Kind.BY and expectation.by is not None:
        when = describe(expectation.by, voice.at, hours)
        said = wording.part_words(when, hours, voice.language)
        name = "expect-by-away" if absent else "expect-by"
        return Fragment(name, {"when": said})
    return Fragment("expect-unknown-away" if absent else "expect-unknown")


def open_question(answers: Sequence[Answer]) -> OpenQuestion | None:
    """The one question that stays open: what is unclear comes before what is offered.

    Nothing is offered beside a hold that was just made, nor two things at once.
    """
    found = [answer.question for answer in answers if answer.question is not None]
    held = any(answer.outcome == Outcome.HELD for answer in answers)
    if held:
        found = [q for q in found if q.kind != QuestionKind.HOLD]
    if any(q.is_asked or q.kind in _ASKED for q in found):
        found = [q for q in found if q.is_asked or q.kind in _ASKED]
    for kind in _FIRST:
        of_kind = [question for question in found if question.kind == kind]
        if len(of_kind) > 1 and kind in _ASKED:
            return replace(of_kind[-1], is_asked=False)
        if of_kind:
            return of_kind[0]
    return None


def _offer(voice: Voice, question: OpenQuestion | None) -> list[str]:
    if question is None or not question.is_asked or question.kind not in _ASKED:
        return []
    return [voice.say(Fragment(_ASKED[question.kind]))]


def _photo(answers: Sequence[Answer]) -> str:
    photos = {answer.photo for answer in answers if answer.photo}
    return photos.pop() if len(photos) == 1 else ""


_SEAMS = (
    (r" ?\( ?\)", ""),
    (r"[ \t]{2,}", " "),
    (r" +([.,])", r"\1"),
    (r"jusqu’à le ", "jusqu’au "),
    (r"\b[Tt]he (?=The )", ""),
)


def tidy(text: str) -> str:
    """Mends the seams of filled gaps: what an empty one left open, "the The Dress"."""
    for seam, mended in _SEAMS:
        text = re.sub(seam, mended, text)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
