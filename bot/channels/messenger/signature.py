"""That a webhook call is Meta's, and that a call to Meta is ours. Pure."""

import hashlib
import hmac
from collections.abc import Mapping

from bot.channels.errors import InvalidSignature
from bot.channels.wire import is_same, only_header


def verify_signature(body: bytes, headers: Mapping[str, str], app_secret: str) -> None:
    """Raises InvalidSignature unless the raw body is signed with our app secret.

    The header must stand once, with its prefix and in lower case, as Meta writes it.
    https://developers.facebook.com/docs/messenger-platform/webhooks#validate-payloads
    """
    given = only_header(headers, "X-Hub-Signature-256")
    expected = f"sha256={_hmac(app_secret.encode(), body)}".encode()
    if not app_secret or not is_same(given, expected):
        raise InvalidSignature("not signed with our app secret")


def appsecret_proof(app_secret: str, token: str) -> str:
    """https://developers.facebook.com/docs/graph-api/guides/secure-requests#appsecret_proof"""
    return _hmac(app_secret.encode(), token.encode())


def answer_verification(query: Mapping[str, str], verify_token: str) -> str | None:
    """The challenge to answer as plain text, or None: answer 403.

    https://developers.facebook.com/docs/messenger-platform/webhooks#verification-requests
    """
    token = query.get("hub.verify_token", "").encode("utf-8", "surrogatepass")
    challenge = query.get("hub.challenge", "")
    right = is_same(token, verify_token.encode())
    return challenge if right and query.get("hub.mode") == "subscribe" else None


def _hmac(key: bytes, message: bytes) -> str:
    return hmac.new(key, message, hashlib.sha256).hexdigest()
