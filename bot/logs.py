"""How we log: one JSON line per event, ids hashed, never a word of a customer.

Other libraries' loggers are kept at warnings: some write addresses with tokens in them.
"""

import logging
import sys

import structlog


def configure_logs(level: str, *, for_people: bool = False) -> None:
    """Log to standard error; `for_people` in colours rather than JSON."""
    number = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, force=True)
    renderer: structlog.typing.Processor = structlog.processors.JSONRenderer()
    if for_people:
        renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
