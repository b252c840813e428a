"""A sheet that is published as CSV at an https address, as Google Sheets does."""

from collections.abc import Sequence

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from stock.sheet.text import MOST_BYTES
from stock.sources.addresses import Check, only_public
from stock.sources.files import reading
from stock.sources.http import content
from stock.sources.source import Reading, Sale, SourceError

REDIRECTS = 5
TIMEOUT = ClientTimeout(total=20.0, connect=10.0)


class PublishedSheet:
    """`session` is one of `public_session`; `check` judges every address on the way."""

    takes_sales = False

    def __init__(
        self, session: ClientSession, url: str, *, check: Check = only_public
    ) -> None:
        self._session = session
        self._url = URL(url)
        self.name = self._url.host or ""
        self._check = check

    async def read(self, known: str = "") -> Reading | None:
        """See Source.read."""
        try:
            data = await self._fetch()
        except (ClientError, TimeoutError, OSError) as error:
            raise SourceError("unreachable", type(error).__name__) from error
        return await reading(data, known)

    async def write_back(self, sales: Sequence[Sale]) -> None:
        """A published sheet is the owner's to write."""

    async def _fetch(self) -> bytes:
        url = self._url
        for _ in range(REDIRECTS + 1):
            self._check(url)
            async with self._session.get(
                url, allow_redirects=False, timeout=TIMEOUT
            ) as response:
                if response.status == 200:
                    return await content(response, MOST_BYTES)
                where = response.headers.get("Location", "")
                if not (300 <= response.status < 400 and where):
                    raise _problem(response.status)
            url = url.join(URL(where))
        raise SourceError("strange", "too many redirects")


def _problem(status: int) -> SourceError:
    if status in (401, 403):
        return SourceError("refused", f"status {status}")
    if status in (404, 410):
        return SourceError("missing", f"status {status}")
    return SourceError("unreachable", f"status {status}")
