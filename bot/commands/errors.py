"""What a command refuses before it does anything."""


class FileError(Exception):
    """A file that was named cannot be used; says which line and why."""
