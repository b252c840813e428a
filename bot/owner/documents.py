"""Files that the owner asked for: written when they are sent, not when they are asked.

So a large file never waits in the outbox, and what she opens is as new as can be.
"""

import base64

import msgspec

from bot.counter import Counter
from bot.updates import Outgoing
from stock.csv_files import write

STOCK = "stock"
"""The document that is the stock table as CSV."""

STOCK_FILE = "stock.csv"


async def filled(outgoing: Outgoing, counter: Counter) -> Outgoing:
    """The message with the content of its document in it."""
    if outgoing.document != STOCK:
        return outgoing
    content = write(await counter.table.snapshot(), for_excel=True)
    url = f"data:text/csv;base64,{base64.b64encode(content).decode()}"
    return msgspec.structs.replace(outgoing, document=url)
