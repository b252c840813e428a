"""Plain text out of a shop's HTML descriptions."""

import re
from html.parser import HTMLParser

_BLOCK_TAGS = """
address article br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p section table td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SILENT = frozenset(("script", "style", "template"))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain(html: str) -> str:
    """The words of a description, a line for each block."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    lines = (
        re.sub(r"\s+", " ", line).strip() for line in "".join(reader.parts).split("\n")
    )
    return "\n".join(line for line in lines if line)
