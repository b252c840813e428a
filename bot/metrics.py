"""What is counted, for `GET /metrics`; one registry for each app."""

from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Names follow https://prometheus.io/docs/practices/naming/"""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    updates: Counter = field(init=False)
    refused: Counter = field(init=False)
    quarantined: Counter = field(init=False)
    turns: Counter = field(init=False)
    failures: Counter = field(init=False)
    sends: Counter = field(init=False)
    waiting: Gauge = field(init=False)
    reply_seconds: Histogram = field(init=False)

    def __post_init__(self) -> None:
        def counter(name: str, meaning: str, *labels: str) -> Counter:
            return Counter(f"comptoir_{name}", meaning, labels, registry=self.registry)

        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        put("updates", counter("updates", "Updates stored.", "channel", "new"))
        put("refused", counter("refused", "Calls refused.", "channel", "status"))
        put("quarantined", counter("quarantined", "Signed, but not read.", "channel"))
        put("turns", counter("turns", "Bursts answered.", "language", "handed_over"))
        put("failures", counter("failures", "Rows given up.", "box"))
        put("sends", counter("sends", "Messages to send.", "channel", "outcome"))
        waiting = Gauge(
            "comptoir_waiting", "Customers who wait for the owner.",
            registry=self.registry,
        )  # fmt: skip
        put("waiting", waiting)
        seconds = Histogram(
            "comptoir_reply_seconds", "From the end of the quiet window to the reply.",
            buckets=_SECONDS, registry=self.registry,
        )  # fmt: skip
        put("reply_seconds", seconds)

    def text(self) -> bytes:
        return generate_latest(self.registry)
