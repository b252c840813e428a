"""Draws the owner's figures as a picture that is read on a phone. Pure, but slow.

Pillow alone: with a plotting library and its numbers the same picture would cost five
times the disk and a second more at its first time. The font is our own, so that every
machine draws alike and an accent is never a box.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

WIDTH, MARGIN, GAP = 1080, 60, 34
INK, FAINT, RULE = "#1d2433", "#6b7385", "#e4e7ee"
BLUE, ROSE, GREEN, AMBER = "#2f6fde", "#d6456b", "#2c9a6b", "#e0a126"
PAPER = "#ffffff"
BIG, TITLE, TEXT, SMALL = 62, 40, 34, 28
BAR, ROW = 22, 88
COLUMNS_HEIGHT = 260
TILE_EDGES = 48


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure of this month, with what it was before."""

    value: str
    label: str
    before: str


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a whole, with the colour that it has."""

    label: str
    value: int
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A title with what stands under it: bars, 24 columns, shares or a sentence."""

    title: str
    note: str = ""
    bars: tuple[Bar, ...] = ()
    colour: str = BLUE
    hours: tuple[int, ...] = ()
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All that the picture says, in words already."""

    title: str
    period: str
    tiles: tuple[Tile, ...]
    sections: tuple[Section, ...]


def draw(board: Board) -> bytes:
    """The picture as PNG."""
    image = Image.new("RGB", (WIDTH, 6000), PAPER)
    height = _Painter(ImageDraw.Draw(image)).board(board)
    out = BytesIO()
    image.crop((0, 0, WIDTH, height)).save(out, "PNG", optimize=True)
    return out.getvalue()


@cache
def _font(size: int, weight: str = "") -> ImageFont.FreeTypeFont:
    name = f"DejaVuSansCondensed{weight and f'-{weight}'}.ttf"
    data = (files("bot.owner") / "fonts" / name).read_bytes()
    return ImageFont.truetype(BytesIO(data), size)


def fits_a_tile(text: str, tiles: int) -> bool:
    return _font(SMALL).getlength(text) <= _tile_width(tiles) - TILE_EDGES


def has_shape(letter: str) -> bool:
    """Whether the font knows it: what it does not is drawn as the same box."""
    unknown = _font(TEXT).getmask("\uffff")
    return bytes(_font(TEXT).getmask(letter)) != bytes(unknown)


def _tile_width(tiles: int) -> float:
    return (WIDTH - 2 * MARGIN - GAP * (tiles - 1)) / max(1, tiles)


class _Painter:
    """Goes down the paper; `_y` is where the next thing is drawn."""

    def __init__(self, paper: ImageDraw.ImageDraw) -> None:
        self._paper = paper
        self._y = MARGIN

    def board(self, board: Board) -> int:
        """Returns how much of the paper was needed."""
        self._text(MARGIN, self._y, board.title, BIG, weight="Bold")
        self._y += BIG + 18
        self._text(MARGIN, self._y, board.period, TEXT, colour=FAINT)
        self._y += TEXT + GAP
        self._tiles(board.tiles)
        for section in board.sections:
            self._section(section)
        return self._y + MARGIN

    def _text(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        *,
        colour: str = INK,
        weight: str = "",
        anchor: str = "la",
        room: float = WIDTH - 2 * MARGIN,
    ) -> None:
        font = _font(size, weight)
        shown = text
        while shown and font.getlength(shown) > room:
            shown = shown.removesuffix("…")[:-1].rstrip() + "…"
        self._paper.text((x, y), shown, font=font, fill=colour, anchor=anchor)

    def _tiles(self, tiles: Sequence[Tile]) -> None:
        width = _tile_width(len(tiles))
        for place, tile in enumerate(tiles):
            left, top = MARGIN + place * (width + GAP), self._y
            box = (left, top, left + width, top + 218)
            self._paper.rounded_rectangle(box, 24, fill="#f3f5f9")
            inner, room = left + TILE_EDGES / 2, width - TILE_EDGES
            self._text(inner, top + 24, tile.value, BIG, weight="Bold", room=room)
            self._text(inner, top + 108, tile.label, SMALL, room=room)
            self._text(inner, top + 156, tile.before, SMALL, colour=FAINT, room=room)
        self._y += 218 + GAP if tiles else 0

    def _section(self, section: Section) -> None:
        self._y += 22
        self._paper.line((MARGIN, self._y, WIDTH - MARGIN, self._y), RULE, 3)
        self._y += 30
        self._text(MARGIN, self._y, section.title, TITLE, weight="Bold")
        self._y += TITLE + 22
        if section.note:
            self._text(MARGIN, self._y, section.note, SMALL, colour=FAINT)
            self._y += SMALL + 22
        self._bars(section.bars, section.colour)
        if section.hours:
            self._columns(section.hours)
        if section.shares:
            self._shares(section.shares)

    def _bars(self, bars: Sequence[Bar], colour: str) -> None:
        longest = max((bar.value for bar in bars), default=1)
        room = WIDTH - 2 * MARGIN
        for bar in bars:
            right = WIDTH - MARGIN
            self._text(MARGIN, self._y, bar.label, TEXT, room=room - 120)
            self._text(right, self._y, f"{bar.value}", TEXT, weight="Bold", anchor="ra")
            top = self._y + TEXT + 14
            self._rounded(MARGIN, top, room, "#eef1f6")
            self._rounded(MARGIN, top, max(BAR, room * bar.value / longest), colour)
            self._y += ROW

    def _rounded(self, left: float, top: float, width: float, colour: str) -> None:
        box = (left, top, left + width, top + BAR)
        self._paper.rounded_rectangle(box, BAR // 2, fill=colour)

    def _columns(self, hours: Sequence[int]) -> None:
        most = max(1, *hours)
        width = (WIDTH - 2 * MARGIN) / len(hours)
        floor = self._y + 44 + COLUMNS_HEIGHT
        for hour, value in enumerate(hours):
            left = MARGIN + hour * width
            height = max(4, COLUMNS_HEIGHT * value / most)
            is_peak = bool(value) and value == most
            box = (left + 5, floor - height, left + width - 5, floor)
            colour = (BLUE if is_peak else "#9dbcf0") if value else RULE
            self._paper.rounded_rectangle(box, min(8, height / 2), fill=colour)
            if is_peak:
                middle, top = left + width / 2, floor - height - 40
                self._text(middle, top, f"{value}", SMALL, weight="Bold", anchor="ma")
            if hour % 3 == 0:
                self._text(
                    left + width / 2, floor + 14, f"{hour}", SMALL, colour=FAINT,
                    anchor="ma",
                )  # fmt: skip
        self._y = floor + 14 + SMALL + 26

    def _shares(self, shares: Sequence[Share]) -> None:
        whole = sum(share.value for share in shares) or 1
        left, room = float(MARGIN), WIDTH - 2 * MARGIN
        for share in shares:
            width = room * share.value / whole
            box = (left, self._y, left + width, self._y + 44)
            self._paper.rectangle(box, fill=share.colour)
            left += width
        self._y += 44 + 26
        for share in shares:
            box = (MARGIN, self._y + 8, MARGIN + 26, self._y + 34)
            self._paper.rounded_rectangle(box, 6, fill=share.colour)
            self._text(MARGIN + 46, self._y, share.label, TEXT)
            self._text(
                WIDTH - MARGIN, self._y, f"{share.value}", TEXT, weight="Bold",
                anchor="ra",
            )  # fmt: skip
            self._y += TEXT + 20
