"""Pictures that the owner sends from her channel to a customer on another."""

import base64
from collections.abc import Mapping

import msgspec
import structlog

from bot.channels.base import Channel, HasFiles
from bot.channels.errors import SendRefused
from bot.updates import Outgoing

_LOG = structlog.get_logger()


async def carried(outgoing: Outgoing, channels: Mapping[str, Channel]) -> Outgoing:
    """The message with its picture as data, where it is another channel's file.

    Raises SendLater. A picture that cannot be had is left out.
    """
    if outgoing.photo_from in ("", outgoing.address.channel):
        return outgoing
    source, photo = channels.get(outgoing.photo_from), ""
    if isinstance(source, HasFiles):
        try:
            content = await source.fetch(outgoing.photo)
        except SendRefused as problem:
            _LOG.warning("photo_left_out", row=outgoing.id, fault=problem.reason)
        else:
            photo = f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"
    return msgspec.structs.replace(outgoing, photo=photo, photo_from="")
