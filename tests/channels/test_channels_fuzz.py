"""Whatever a platform sends, parse answers with a batch or with BadPayload."""

import json
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.base import Batch
from bot.channels.errors import BadPayload
from bot.channels.messenger import Account
from bot.channels.messenger import parse as messenger
from bot.channels.telegram import parse as telegram
from bot.updates import decode
from tests.channels.payloads import FOLDER

ACCOUNT = Account(
    page_id="111000111000111",
    page_token="t",
    app_id="555000555",
    app_secret="s",
    verify_token="v",
    instagram_id="17841400000000001",
)

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=True),
    st.text(alphabet=st.characters(), max_size=8),
    st.sampled_from(["\ud800", "1795291700", 10**40, -1, "", [], {}, [[]], [None]]),
)


def known(channel: str) -> list[Any]:
    files = sorted((FOLDER / channel).glob("*.json"))
    return [json.loads(file.read_bytes()) for file in files]


def keys_of(value: Any) -> set[str]:
    if isinstance(value, list):
        return {key for one in value for key in keys_of(one)}
    if isinstance(value, dict):
        inner = {key for one in value.values() for key in keys_of(one)}
        return set(value) | inner
    return set()


@st.composite
def mutated(draw: st.DrawFn, channel: str) -> bytes:
    """A real payload in which some values are replaced by others, or are gone."""

    def change(value: Any) -> Any:
        if rarely():
            return draw(ODD)
        if isinstance(value, list):
            return [change(one) for one in value if not rarely()]
        if isinstance(value, dict):
            return {key: change(one) for key, one in value.items() if not rarely()}
        return value

    def rarely() -> bool:
        return draw(st.integers(0, 14)) == 0

    return json.dumps(change(draw(st.sampled_from(known(channel))))).encode()


def invented(channel: str) -> st.SearchStrategy[bytes]:
    """Any JSON at all that is built with the platform's own keys."""
    keys = st.sampled_from(sorted(keys_of(known(channel))))
    value = st.recursive(
        ODD,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5)
        ),
        max_leaves=20,
    )
    return value.map(lambda one: json.dumps(one).encode())


def read(channel: str, body: bytes) -> Batch:
    if channel == "messenger":
        return messenger.parse(body, ACCOUNT)
    return telegram.parse(body, "123456")


@pytest.mark.parametrize("channel", ["messenger", "telegram"])
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_parse_raises_nothing_but_bad_payload(
    channel: str, data: st.DataObject
) -> None:
    kinds = st.one_of(mutated(channel), invented(channel), st.binary(max_size=40))
    body = data.draw(kinds)

    with suppress(BadPayload):
        for update in read(channel, body).updates:
            assert decode(msgspec.json.encode(update)) == update


@pytest.mark.parametrize("channel", ["messenger", "telegram"])
@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"entry":' * 100_000,
        b"[" * 900 + b"]" * 900,
        b'{"update_id":NaN}',
        b'{"update_id":' + b"9" * 5000 + b"}",
        b'{"object":"page","entry":[{"id":"\\ud800"}]}',
        b"\x00",
    ],
)
def test_what_has_felled_other_parsers_is_a_bad_payload_or_empty(channel, body) -> None:
    with suppress(BadPayload):
        assert not read(channel, body).updates
