"""What is wrong with a shop file, and where."""

from pathlib import Path

Where = tuple[str | int, ...]
"""A path of keys and positions within the file."""


class ShopFileError(Exception):
    """`shop.yml` cannot be used. `line` counts from 1; 0 when no line is to blame."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


class Problem(Exception):
    """Something wrong at a path of keys within the file."""

    def __init__(self, where: Where, text: str) -> None:
        super().__init__(text)
        self.where = where
        self.text = text
