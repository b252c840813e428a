"""How we log: one JSON line per event, ids hashed, never a word of a customer.

An exception's text may hold what somebody wrote, so of each only its class and the
places in the code are told. Other libraries' loggers are kept at warnings: some write
addresses with tokens in them, so of theirs only the first words of the template.
"""

import logging
import sys
import traceback
from types import TracebackType

import structlog
from structlog.typing import EventDict, WrappedLogger

PLACES = 12
"""The innermost lines of a traceback that are told."""

TEMPLATE_CHARACTERS = 120

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def configure_logs(level: str, *, for_people: bool = False) -> None:
    """Log to standard error; `for_people` in colours rather than JSON."""
    number = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(level=logging.WARNING, handlers=[Libraries()], force=True)
    renderer: structlog.typing.Processor = structlog.processors.JSONRenderer()
    if for_people:
        renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            told_without_words,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def told_without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Instead of `exc_info`: the error's class, and where it came from."""
    raised = _raised(event.pop("exc_info", None))
    if raised is not None:
        event["error"] = raised[0].__name__
        event["places"] = places_of(raised[1])
    return event


def places_of(error: BaseException) -> list[str]:
    """The lines of code that the error passed, its causes' first: never its text."""
    before = error.__cause__ or error.__context__
    frames = traceback.extract_tb(error.__traceback__)
    here = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    if before is None or before is error:
        return here[-PLACES:]
    return [*places_of(before), type(before).__name__, *here][-PLACES:]


def _raised(said: object) -> Raised | None:
    if isinstance(said, BaseException):
        return type(said), said, said.__traceback__
    found = said if isinstance(said, tuple) else sys.exc_info() if said else ()
    return found if len(found) == 3 and found[1] is not None else None


class Libraries(logging.Handler):
    """What other libraries warn of, as lines of ours and without their arguments."""

    def emit(self, record: logging.LogRecord) -> None:
        template = str(record.msg).partition("\n")[0][:TEMPLATE_CHARACTERS]
        log = structlog.get_logger()
        log.log(
            record.levelno,
            "library",
            logger=record.name,
            says=template if record.args or not record.exc_info else "it failed",
            exc_info=record.exc_info,
        )
