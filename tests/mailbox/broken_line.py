"""A line to the real server on which answers get lost or are replaced."""

import asyncio
from pathlib import Path


class BrokenLine:
    """Passes everything on; the answers to come can be disturbed, in this order.

    b"" hangs up in place of the answer, None never answers, anything else is answered
    instead and the command does not reach the server.
    """

    def __init__(self, server: Path, socket: Path) -> None:
        self._server = server
        self.socket = socket
        self.disturbances: list[bytes | None] = []
        self.commands = 0
        self._open: asyncio.Server | None = None

    async def __aenter__(self) -> "BrokenLine":
        self._open = await asyncio.start_unix_server(self._serve, self.socket)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._open is not None
        self._open.close()

    async def _serve(
        self, customer: asyncio.StreamReader, answers: asyncio.StreamWriter
    ) -> None:
        reader, writer = await asyncio.open_unix_connection(self._server)
        try:
            while command := await customer.read(1 << 20):
                self.commands += 1
                disturbance = self.disturbances.pop(0) if self.disturbances else b"+"
                if disturbance and disturbance != b"+":
                    answers.write(disturbance)
                    continue
                writer.write(command)
                answer = await reader.read(1 << 20)
                if disturbance == b"":
                    break
                if disturbance:
                    answers.write(answer)
        finally:
            writer.close()
            answers.close()
