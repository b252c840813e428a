import pytest

from bot.channels.errors import BadPayload, InvalidSignature
from bot.channels.wire import decode, is_same, only_header


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb'"caf\u00e9 \ud83d\ude00"', "café 😀"),
        (rb'"half \ud83d an emoji"', "half � an emoji"),
        (rb'"\ude00\ud83d"', "��"),
        (rb'"\ud83d\ud83d\ude00"', "�😀"),
        (rb'"a backslash \\ud800"', "a backslash \\ud800"),
        (b'"\xed\xa0\x80 raw"', "��� raw"),
        (rb'"\u0000"', "\0"),
    ],
)
def test_half_an_emoji_is_replaced_and_the_rest_is_kept(body: bytes, text: str) -> None:
    assert decode(body, str) == text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[NaN]",
        b"[1e999]",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" + b"9" * 5000 + b"]",
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_json_is_a_bad_payload(body: bytes) -> None:
    with pytest.raises(BadPayload):
        decode(body, object)


def test_a_header_is_found_in_any_case() -> None:
    assert only_header({"x-SECRET": "é"}, "X-Secret") == "é".encode()


@pytest.mark.parametrize("headers", [{}, {"X-Secret": "a", "x-secret": "a"}])
def test_a_header_that_is_not_there_once_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(InvalidSignature):
        only_header(headers, "X-Secret")


def test_nothing_equals_an_empty_secret() -> None:
    assert not is_same(b"", b"")
    assert is_same(b"a", b"a")
