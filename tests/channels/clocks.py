from dataclasses import dataclass, field


@dataclass
class Clock:
    """A clock that stands still unless it is told; who sleeps by it moves it on."""

    ms: int = 0
    slept: list[float] = field(default_factory=list)

    def now(self) -> int:
        return self.ms

    def seconds(self) -> float:
        return self.ms / 1000

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.ms += round(seconds * 1000)
