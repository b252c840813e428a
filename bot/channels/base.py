"""What the rest of the code asks of a channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from bot.updates import Address, AnyUpdate, Connection, Outgoing


@dataclass(frozen=True, slots=True)
class Sent:
    """`platform_id` is the message's id there; an echo or a reply may name it.

    Where it went out in several parts, `parts` has the id of each, the last included.
    """

    platform_id: str
    parts: tuple[str, ...] = ()
    recipient_moved_to: str = ""
    """The chat's new id, where the platform says that it has changed."""
    photo_left_out: bool = False
    """It went out without its photo, which this platform cannot take from us."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one webhook call or poll brought: all that could be read, in order."""

    updates: Sequence[AnyUpdate]
    skipped: int = 0
    """Items of unknown or unneeded kinds: counted, not errors."""
    malformed: int = 0


class Channel(Protocol):
    """One platform. `verify` and `parse` are pure; the others do I/O."""

    name: str

    def verify(self, body: bytes, headers: Mapping[str, str]) -> None:
        """Raises InvalidSignature unless the platform has sent this very body."""
        ...

    def parse(self, body: bytes) -> Batch:
        """The updates of a verified body. Raises BadPayload when none can be read."""
        ...

    async def acknowledge(self, update: AnyUpdate) -> None:
        """Tell the platform that a stored update has come: a tapped button is answered.

        Failures are not told.
        """
        ...

    async def send(self, outgoing: Outgoing) -> Sent:
        """Send one message, split where the platform's limits want it.

        Takes at most 15 s. A repeat after SendLater goes on with the part that failed.
        Raises SendLater or SendRefused, nothing else.
        """
        ...

    async def show_typing(self, address: Address) -> None:
        """Tell the person that an answer is on its way; failures are not told."""
        ...

    async def close(self) -> None: ...


@runtime_checkable
class HasTopics(Protocol):
    """A channel with chats that can be divided into topics."""

    async def open_topic(self, address: Address, name: str) -> str:
        """The id of a new topic in this chat; '' where it cannot have one.

        Raises SendLater or SendRefused.
        """
        ...

    async def delete_topic(self, address: Address, thread: str) -> bool:
        """Remove a topic with all that stands in it; whether it is gone.

        Where that is refused, its name goes at least. Raises SendLater or SendRefused.
        """
        ...


@runtime_checkable
class TakesBack(Protocol):
    """A channel that lets us delete what we have sent."""

    async def delete_messages(self, address: Address, ids: Sequence[str]) -> None:
        """Delete what can still be deleted. Raises SendLater or SendRefused."""
        ...


@runtime_checkable
class HasFiles(Protocol):
    """A channel whose files can be fetched by their id, and sent as documents."""

    async def fetch(self, file_id: str) -> bytes:
        """The content of a file that somebody has sent.

        Takes at most 6 s. Raises SendLater or SendRefused (`message`: too large, gone).
        """
        ...


@runtime_checkable
class KnowsNames(Protocol):
    """A channel that tells what a customer is called only when it is asked."""

    async def profile_name(self, address: Address) -> str:
        """'' where it is not told. Takes at most 5 s; failures are not told."""
        ...


@runtime_checkable
class SpeaksForAccounts(Protocol):
    """A channel on which we may answer in the owner's own account."""

    async def connection(self, id: str) -> Connection | None:
        """Whose account it is, and what we may there; None: it is not known.

        Takes at most 5 s. Raises SendLater or SendRefused.
        """
        ...
