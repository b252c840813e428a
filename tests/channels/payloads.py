from pathlib import Path

FOLDER = Path(__file__).parent.parent / "payloads"


def payload(channel: str, name: str) -> bytes:
    return (FOLDER / channel / f"{name}.json").read_bytes()
