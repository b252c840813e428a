"""Which Page we speak for, and how its chats are addressed."""

from dataclasses import dataclass

from bot.updates import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A Page, and the Instagram account linked to it ('': none).

    Raises ValueError when a secret is empty: an unsigned webhook is never served.
    """

    page_id: str
    page_token: str
    app_id: str
    app_secret: str
    verify_token: str
    instagram_id: str = ""

    def __post_init__(self) -> None:
        for name in ("page_id", "page_token", "app_id", "app_secret", "verify_token"):
            if not getattr(self, name):
                raise ValueError(f"the {name} of the Messenger account is empty")

    def channel_of(self, entry_id: str) -> str:
        """The channel of a webhook entry: routed by id, '' for another's."""
        if entry_id == self.page_id:
            return "messenger"
        if self.instagram_id and entry_id == self.instagram_id:
            return "instagram"
        return ""

    def __repr__(self) -> str:
        return f"Account(page_id={self.page_id!r})"


def address_of(channel: str, entry_id: str, person_id: str) -> Address:
    """`<page or account>:<person>`: Meta's ids of persons hold for one page only."""
    return Address(channel, f"{entry_id}:{person_id}")


def person_of(address: Address) -> str:
    return address.chat_id.partition(":")[2]
