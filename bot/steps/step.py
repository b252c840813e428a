"""One step of a conversation: all that is to be committed together."""

from dataclasses import dataclass, field

from actions.promises import Expectation
from bot.conversations import Asked, Conversation
from bot.dialogue.context import Question
from bot.followups import promised
from bot.mailbox.effects import Effects
from bot.owner.news import News
from bot.turns import TurnResult
from bot.updates import Message, Outgoing, Timer
from stock.model import VariantKey

RELEASE = "release"
"""The timer that gives a conversation back to the bot."""


@dataclass(slots=True, kw_only=True)
class Step:
    """What is to be committed. `due` has timers by name: when (ms), None takes it back.

    `taken_over` and `released` tell the owner's side that the state has changed;
    `answered_by_owner` is when a customer who waited for her got her answer.
    """

    conversation: Conversation
    turn: TurnResult | None = None
    outgoing: list[Outgoing] = field(default_factory=list)
    due: dict[str, tuple[Timer, int] | None] = field(default_factory=dict)
    heard: list[Message] = field(default_factory=list)
    before_erasure: Conversation | None = None
    """What is kept for an hour, so that she can take the erasure back."""
    is_erased: bool = False
    """The hour is over: whatever else bears her pseudonym goes too."""
    answered_by_owner: bool = False
    taken_by: str = ""
    """Which owner's account wrote to the customer; '' where that is not known."""
    echoed: list[str] = field(default_factory=list)
    """Outbox rows that the platform has shown to be sent."""
    turn_id: str = ""
    question_before: Question | None = None
    """What was open when the customer wrote."""
    effects: Effects = field(default_factory=Effects)
    """Whatever else is to happen with the commit."""
    for_owner: list[News] = field(default_factory=list)
    gone: list[VariantKey] = field(default_factory=list)
    """Variants of which this step has taken the last piece."""
    expectation: Expectation | None = None
    """What may be said of when the owner can be expected."""
    retells: promised.Retells | None = None
    """Why the customer is to be told another time than she was."""
    expects_her: bool = False
    """The customer asked when she answers, and was told: now she waits for her."""

    @property
    def asked_again(self) -> Asked | None:
        """What she has now asked so often that the owner is reminded."""
        return self.turn.asked_again if self.turn else None

    @property
    def handed_over(self) -> bool:
        handed_over = self.turn is not None and bool(self.turn.handed_over)
        return handed_over or self.expects_her

    def set_timer(self, name: str, at: int) -> None:
        """Have it come back into this conversation at `at` (ms)."""
        id = f"{name}:{self.conversation.id}:{at}"
        timer = Timer(id=id, address=self.conversation.address, name=name)
        self.due[name] = (timer, at)
