"""What can go wrong between a platform and us; vendors' errors become these."""


class ChannelError(Exception):
    """Base of all."""


class InvalidSignature(ChannelError):
    """The request does not come from the platform."""


class BadPayload(ChannelError):
    """Signed by the platform, but not to be read."""


class SendLater(ChannelError):
    """Not sent, and worth trying again after `retry_after` seconds.

    `maybe_sent`: the platform may have taken it (a time-out after the request).
    `whole_channel`: every other send would meet the same (a rate limit, an outage).
    """

    def __init__(
        self,
        reason: str,
        retry_after: float,
        *,
        maybe_sent: bool = False,
        whole_channel: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after
        self.maybe_sent = maybe_sent
        self.whole_channel = whole_channel


class SendRefused(ChannelError):
    """Not sent, and never will be.

    `cause`: `unreachable` (blocked us, gone: nothing more to this person until she
    writes), `window` (the platform's time to write is over), `message` (this message is
    bad), `thread` (the forum topic is gone), `disconnected` (the token is dead or lacks
    a right: nothing to anybody), `restricted` (the platform has stopped us).
    """

    def __init__(self, reason: str, cause: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.cause = cause
