"""Which addresses may be fetched because somebody configured or redirected to them.

Only https, and only what is on the internet: a sheet's address must never make us read
from the machine or the network that we run in.
"""

import ipaddress
from collections.abc import Callable

from aiohttp import ClientSession, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from stock.sources.source import SourceError

Check = Callable[[URL], None]


def only_public(url: URL) -> None:
    """Raises SourceError. A name is judged when it is resolved, by PublicResolver."""
    if url.scheme != "https" or not url.host or url.user or url.password:
        raise SourceError("private", "not an https address")
    try:
        ipaddress.ip_address(url.host)
    except ValueError:
        return
    if not _is_public(url.host):
        raise SourceError("private", "not an address on the internet")


def _is_public(host: str) -> bool:
    found = ipaddress.ip_address(host.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return (inner or found).is_global and not found.is_multicast


class PublicResolver(AbstractResolver):
    """Resolves as the system does, and leaves out what is not on the internet."""

    def __init__(self, system: AbstractResolver | None = None) -> None:
        self._system = system or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: int = 0
    ) -> list[ResolveResult]:
        """Raises OSError when nothing is left."""
        found = await self._system.resolve(host, port, family)  # type: ignore[arg-type]
        public = [one for one in found if _is_public(one["host"])]
        if not public:
            raise OSError("not an address on the internet")
        return public

    async def close(self) -> None:
        await self._system.close()


def public_session() -> ClientSession:
    """A session that reaches the internet only."""
    return ClientSession(connector=TCPConnector(resolver=PublicResolver()))
