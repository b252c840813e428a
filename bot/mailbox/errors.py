"""What can go wrong with the store, in our own words.

MailboxError
├── StoreUnavailable   try again later; nothing is known to be lost
└── EffectRefused      a commit was wrong; nothing of it was done
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from redis.exceptions import (
    AuthenticationError,
    BusyLoadingError,
    RedisError,
    ResponseError,
)

EFFECT_REFUSED = "EFFECT"
"""The error code with which commit.lua refuses."""


_CODE = re.compile(r"(?:^|caused error: \(['\"])([A-Z]+) ")


class MailboxError(Exception):
    """The base of this package's errors."""


class StoreUnavailable(MailboxError, ConnectionError):
    """The store did not do it, or did not say so.

    `uncertain`: it may have been done all the same, since only the answer is missing.
    Every call of a mailbox may then be repeated as it was.
    """

    def __init__(self, problem: str, *, uncertain: bool) -> None:
        super().__init__(problem)
        self.problem = problem
        self.uncertain = uncertain


class EffectRefused(MailboxError):
    """An effect of a commit is none that we allow, or meets a key of another type."""


@contextmanager
def translated() -> Iterator[None]:
    """Raise our errors in place of the client's."""
    try:
        yield
    except ResponseError as error:
        code, _, words = str(error).partition(" ")
        if code == EFFECT_REFUSED:
            raise EffectRefused(words) from error
        raise StoreUnavailable(_name_of(error), uncertain=False) from error
    except (BusyLoadingError, AuthenticationError) as error:
        raise StoreUnavailable(_name_of(error), uncertain=False) from error
    except (RedisError, OSError) as error:
        raise StoreUnavailable(_name_of(error), uncertain=True) from error


def _name_of(error: Exception) -> str:
    """The server's code, or the class that the client has for it; never its words."""
    code = _CODE.search(str(error)) if type(error) is ResponseError else None
    return code[1] if code else type(error).__name__
