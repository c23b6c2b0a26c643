"""A server that the tests lift: what the real Sails app and the mock have in common."""

from __future__ import annotations

import json
import shutil
import time
import urllib.request
from abc import ABC, abstractmethod
from itertools import count
from pathlib import Path
from typing import Any

from .app_options import AppOptions

LOCAL = '127.0.0.1'
PATIENCE = 10  # seconds
CLIENT_PATH = 'js/dependencies/sails.io.js'


class Server(ABC):
    """One lifted contract app, with a public folder in which tests write pages.

    Args:
        options: how the app is lifted.
        public: an empty folder of this server's own.
        client: the client file, which the server gives at /js/dependencies/sails.io.js.
    """

    kind: str
    preamble = ''  # what every page begins with, such as the script of another browser's recorder

    def __init__(self, options: AppOptions, public: Path, client: Path) -> None:
        self.options = options
        self.client = client
        self.public = public
        self.port = 0
        self._names = count(1)
        self.add_file(CLIENT_PATH, client)

    @abstractmethod
    def _lift(self) -> int:
        """Lift the app on `self.port` (0: any free one) and answer its port."""

    @abstractmethod
    def stop(self) -> None:
        """End the app and with it every connection. Harmless when it is down."""

    def start(self) -> Server:
        """Lift the app: the first time on a free port, later on the same one."""
        self.port = self._lift()
        return self

    @property
    def url(self) -> str:
        """The address of the server, without a trailing slash."""
        return self.url_of(LOCAL)

    def url_of(self, host: str) -> str:
        """The address of the server under another name of this machine."""
        return f'http://{host}:{self.port}'

    def add_file(self, path: str, source: Path) -> None:
        """Copy a file into the public folder."""
        target = self.public / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)

    def write(self, suffix: str, text: str) -> str:
        """Write a file of a new name into the public folder and answer its path, such as `/page-3.html`."""
        name = f'page-{next(self._names)}{suffix}'
        text = text.replace('<!doctype html>', f'<!doctype html>{self.preamble}', 1)
        (self.public / name).write_text(text, encoding='utf-8')
        return '/' + name

    def http(self, method: str, path: str, body: object = None) -> Any:
        """Make a plain HTTP request and answer its JSON body."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.url + path, data, {'Content-Type': 'application/json'}, method=method
        )
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
            request, timeout=10
        ) as response:
            return json.loads(response.read() or b'null')

    def connected(self) -> int:
        """How many sockets are connected now."""
        return int(self.http('GET', '/sockets')['connected'])

    def wait_for_fewer(self, count: int) -> None:
        """Wait until fewer sockets than so many are connected: a server learns of an end a moment later."""
        end = time.monotonic() + PATIENCE
        while self.connected() >= count:
            assert time.monotonic() < end, f'{count} sockets or more are still connected'
