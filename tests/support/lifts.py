"""Servers by their options: each is lifted once and stopped at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .app_options import AppOptions
from .mock_server import MockServer
from .sails_server import SailsServer, SailsServer1, SailsServer2
from .server import Server


def server_class(kind: str) -> type[Server]:
    """The class of a kind of server: `mock`, `sails`, or `sails-1` or `sails-2` by its sails-hook-sockets."""
    classes: list[type[Server]] = [MockServer, SailsServer, SailsServer1, SailsServer2]
    return next(found for found in classes if found.kind == kind)


class Lifts:
    """The servers of one kind that are up.

    Args:
        kind: `mock` or `sails`.
        client: the client file that they give.
        folders: makes the public folders.
    """

    def __init__(self, kind: str, client: Path, folders: pytest.TempPathFactory) -> None:
        self._class = server_class(kind)
        self._client = client
        self._folders = folders
        self._up: dict[AppOptions, Server] = {}

    def get(self, **options: Any) -> Server:
        """The server with these AppOptions, lifted now if it is not up yet."""
        wanted = AppOptions(**options)
        if wanted not in self._up:
            public = self._folders.mktemp('public')
            self._up[wanted] = self._class(wanted, public, self._client).start()
        return self._up[wanted]

    def stop(self) -> None:
        """Stop them all."""
        for server in self._up.values():
            server.stop()
