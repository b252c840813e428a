"""Keys for tests; imports nothing slow, so that racing processes start quickly."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ScratchKeys:
    """Keys of a shop that exists for one test; `scratch` makes further ones."""

    prefix: str

    def named(self, *parts: str) -> str:
        return ":".join((self.prefix, *parts))

    def scratch(self, name: str) -> "ScratchKeys":
        return ScratchKeys(f"{self.prefix}:scratch:{name}")
