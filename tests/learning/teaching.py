"""What customers write here, and the owner's side of it: her buttons, her taps."""

from bench.simulated import OWNER, Simulated
from bot.learning.candidates import Candidate, Notebook
from bot.updates import Address, Outgoing
from tests.owner.promising import BARBARA, MINUTE

ODD = "kan ik da ook zo krijgen ofwa"
"""No model that we know understands this."""
LATE = "Et mon petit colis, il dort où ?"
WRAP, WRAP_AGAIN = "La portefeuille existe en 38 ?", "La portefeuille en 38 svp ?"
SHIPS, MARGAUX = "Vous livrez en Belgique ?", "La robe Margaux en 38 alors"
FORGET, UNDO_FORGET = "Effacez mes données", "annuler"

TOPICS = {
    SHIPS: ("shipping",),
    LATE: ("order_status",),
    WRAP: ("availability",),
    WRAP_AGAIN: ("availability",),
    MARGAUX: ("availability",),
    FORGET: ("privacy",),
}
STOCK = """product,name,aliases,category,size,colour,sku,price,quantity,photo,details
robe-margaux,Robe Margaux,robe cache-coeur,robes,38,rouge,,79.00,2,,
robe-margaux,Robe Margaux,robe cache-coeur,robes,40,rouge,,79.00,1,,
robe-lila,Robe Lila,,robes,38,rouge,,69.00,1,,
sac-zoe,Sac Zoé,,sacs,,noir,,59.00,1,,
"""


async def passes(shop: Simulated, minutes: int = 1) -> None:
    await shop.pass_until(shop.clock.at + minutes * MINUTE)


async def writes(shop: Simulated, text: str, who: Address = BARBARA) -> str:
    """A customer writes; returns what she is answered, or ''."""
    before = len(shop.to(who))
    await shop.says(who, text, name=who.chat_id.capitalize())
    await passes(shop)
    return "".join(shop.to(who)[before:])


async def answers(shop: Simulated, text: str, who: Address = BARBARA) -> None:
    """The owner answers a customer herself, in the page's own inbox."""
    await shop.page_writes(who, text)
    await passes(shop)


async def asks_and_is_answered(
    shop: Simulated, text: str = ODD, who: Address = BARBARA
) -> None:
    await writes(shop, text, who)
    await answers(shop, f"Oui, avec plaisir ({who.chat_id})", who)


async def commands(shop: Simulated, text: str = "/learn") -> Outgoing:
    """She writes a command; returns the last that she is told."""
    await shop.says(OWNER, text)
    await passes(shop)
    return told(shop)[-1]


async def taps(shop: Simulated, title: str) -> Outgoing:
    """She taps a button under the newest message; returns what she is told then."""
    payload = next(b.payload for b in told(shop)[-1].buttons if b.title == title)
    return await taps_payload(shop, payload)


async def taps_payload(shop: Simulated, payload: str) -> Outgoing:
    await shop.says(OWNER, "", payload=payload)
    await passes(shop)
    return told(shop)[-1]


def told(shop: Simulated) -> list[Outgoing]:
    return [d.outgoing for d in shop.sent if d.outgoing.address == OWNER]


def titles(outgoing: Outgoing) -> list[str]:
    return [button.title for button in outgoing.buttons]


def notebook(shop: Simulated) -> Notebook:
    return Notebook(shop.inbox.redis, shop.keys, shop.counter.shop.retention)


async def waiting(shop: Simulated) -> list[Candidate]:
    return await notebook(shop).open(shop.clock.at)


async def labelled(shop: Simulated) -> list[tuple[str, str]]:
    found = await notebook(shop).labelled(shop.clock.at)
    return [(one.label, one.text) for one in found]
