import subprocess

import pytest
from multidict import CIMultiDict, CIMultiDictProxy

from bot.channels.errors import InvalidSignature
from bot.channels.messenger import Account
from bot.channels.messenger.signature import (
    answer_verification,
    appsecret_proof,
    verify_signature,
)
from tests.channels.payloads import payload

SECRET = "app_secret_for_tests"
HEX = "b25b47023b9368510caa117f4d1a585649c838eb98c3f8cd0b00ecbe5b2362b8"
NAME = "X-Hub-Signature-256"


@pytest.fixture
def body() -> bytes:
    return payload("messenger", "signed")


def test_the_known_answer_is_accepted(body: bytes) -> None:
    verify_signature(body, {NAME: f"sha256={HEX}"}, SECRET)
    verify_signature(body, {NAME.lower(): f"sha256={HEX}"}, SECRET)


def test_the_known_answer_is_that_of_openssl(body: bytes) -> None:
    command = ["openssl", "dgst", "-sha256", "-hmac", SECRET]
    told = subprocess.run(command, input=body, capture_output=True, check=True).stdout

    assert told.decode().split()[-1] == HEX


def test_the_same_json_written_otherwise_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidSignature):
        verify_signature(
            body.replace(rb"\u00e9", "é".encode()), {NAME: f"sha256={HEX}"}, SECRET
        )


@pytest.mark.parametrize(
    "value",
    [
        HEX,
        f"sha1={HEX}",
        f"SHA256={HEX}",
        f"sha256={HEX.upper()}",
        f"sha256={HEX[:-1]}",
        f"sha256={HEX}, sha256={HEX}",
        f" sha256={HEX}",
        "sha256=",
        "sha256=é",
        "sha256=\udcff",
        "",
    ],
)
def test_a_header_that_is_not_exactly_right_is_refused(body: bytes, value: str) -> None:
    with pytest.raises(InvalidSignature):
        verify_signature(body, {NAME: value}, SECRET)


def test_a_missing_and_a_repeated_header_are_refused(body: bytes) -> None:
    right = f"sha256={HEX}"
    twice = CIMultiDictProxy(CIMultiDict([(NAME, right), (NAME, right)]))

    for headers in ({}, {"X-Hub-Signature": right}, twice):
        with pytest.raises(InvalidSignature):
            verify_signature(body, headers, SECRET)


def test_an_empty_secret_verifies_nothing(body: bytes) -> None:
    with pytest.raises(InvalidSignature):
        verify_signature(body, {NAME: f"sha256={HEX}"}, "")


def test_an_account_without_a_secret_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="app_secret"):
        Account(
            page_id="1", page_token="t", app_id="2", app_secret="", verify_token="v"
        )


def test_an_account_shows_no_secret(account: Account) -> None:
    assert repr(account) == "Account(page_id='111000111000111')"


def test_the_proof_is_the_known_answer() -> None:
    assert appsecret_proof(SECRET, "PAGE_TOKEN") == (
        "e0e09cb691a8f84bf5b87888fac8c6c3f333cbd53a829dadb89c54ea239b093e"
    )


def test_verification_echoes_the_challenge_only_for_our_token() -> None:
    query = {
        "hub.mode": "subscribe",
        "hub.verify_token": "T",
        "hub.challenge": "1158201444",
    }

    assert answer_verification(query, "T") == "1158201444"
    assert answer_verification(query, "t") is None
    assert answer_verification(query, "") is None
    assert answer_verification({**query, "hub.mode": "unsubscribe"}, "T") is None
    assert answer_verification({**query, "hub.verify_token": "é"}, "T") is None
    assert answer_verification({}, "T") is None
