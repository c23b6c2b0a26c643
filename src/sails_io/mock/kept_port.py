"""The port of a server that is stopped for now."""

import contextlib
import os
import socket
import weakref


class KeptPort:
    """Holds a port without listening, so that nobody who asks for any free port gets it in between. Who
    connects is refused, as if nobody had it."""

    def __init__(self) -> None:
        self._end: weakref.finalize[[], KeptPort] | None = None

    def keep(self, host: str, port: int) -> None:
        """Hold it until it is released, or nobody knows this object any more. Where somebody else was
        quicker, nothing happens: that is an error of the next start."""
        with contextlib.suppress(OSError):
            family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            holder = socket.socket(family, kind, protocol)
            self._end = weakref.finalize(self, holder.close)
            if os.name == 'posix':  # elsewhere this flag would let others take a port that is in use
                holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            holder.bind(address)

    def release(self) -> None:
        """Let others have it. Harmless when it is not kept."""
        if self._end is not None:
            self._end()
