"""What can go wrong between us and the model."""


class ParserError(Exception):
    """Base of all."""


class ParserUnavailable(ParserError):
    """The model does not answer (yet): still loading, restarting, hung, unreachable."""


class ParserBroken(ParserError):
    """The model answers with something that is no parse."""
