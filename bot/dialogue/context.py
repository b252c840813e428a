"""What a conversation was about, as far as the next message may refer to it."""

import msgspec

from actions.turn import OpenQuestion, QuestionKind
from nlu.topics import Topic


class Question(msgspec.Struct, frozen=True, omit_defaults=True):
    """The open question of our last reply, as it is stored."""

    kind: QuestionKind
    topic: Topic
    products: tuple[str, ...] = ()
    size: str = ""
    colour: str = ""
    is_asked: bool = True

    @classmethod
    def of(cls, question: OpenQuestion | None) -> "Question | None":
        if question is None:
            return None
        return cls(
            kind=question.kind,
            topic=question.topic,
            products=question.products,
            size=question.size,
            colour=question.colour,
            is_asked=question.is_asked,
        )


class Spoken(msgspec.Struct, frozen=True, omit_defaults=True):
    """A product that was spoken of, in the size and colour that were asked for."""

    product: str
    size: str = ""
    colour: str = ""

    def is_within(self, other: "Spoken") -> bool:
        """Whether the other says all of this and more."""
        return (
            self != other
            and self.product == other.product
            and self.size in ("", other.size)
            and self.colour in ("", other.colour)
        )


class Context(msgspec.Struct, frozen=True, omit_defaults=True):
    """What "it", "the other one", a bare "38?" or "and to Germany?" refer to."""

    spoken: tuple[Spoken, ...] = ()
    """The newest first; those of the last answer before all others."""
    together: int = 0
    """How many of `spoken` the last answer was about: what "both" are."""
    listed: tuple[str, ...] = ()
    """What the last answer listed of a kind: "the blue one" is one of them."""
    shown: tuple[str, ...] = ()
    """What the last list named, in its order: "the second one" is one of them."""
    browsed: tuple[str, ...] = ()
    """All that she looked among, dear or sold out too: "and under 50?" is of these."""
    country: str = ""
    topics: tuple[Topic, ...] = ()
    """What the last message asked for."""
    question: Question | None = None

    @property
    def is_held(self) -> bool:
        """Whether the last message had something put aside, and all was settled."""
        return Topic.RESERVE in self.topics and self.question is None

    @property
    def focus(self) -> Spoken | None:
        """What "it" is."""
        return self.spoken[0] if self.spoken else None

    def is_asked(self, kind: QuestionKind) -> bool:
        """Whether our last reply ended with a question of this kind."""
        return self.question is not None and self.question.kind == kind

    def last_of(self, product: str) -> Spoken | None:
        """How this product was last spoken of."""
        return next((s for s in self.spoken if s.product == product), None)
