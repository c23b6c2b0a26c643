"""Visitors in Node: many in one process."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

from sails_io.compiler.tools import node
from tests.support.tools import NODE_MODULES

from .cluster import HERE, Cluster
from .report import Report

COUNT = 12
EVERY = 40  # milliseconds between two requests of a visitor
PATIENCE = 60  # seconds: a frozen process is noticed after 12, on a machine with nothing else to do


class Crowd:
    """They ask and listen from the beginning; half of them ask again what can be asked twice.

    Args:
        cluster: whom they visit.
        name: what the names of all of them begin with.
        client: the file of the library.
        options: more of `io.sails.connect`.
    """

    def __init__(self, cluster: Cluster, name: str, client: Path, options: dict[str, Any]) -> None:
        nodes = {node: f'http://{service.address}' for node, service in cluster.nodes.items()}
        settings = {'url': cluster.url, 'nodes': nodes, 'count': COUNT, 'name': name, 'every': EVERY}
        self._process = subprocess.Popen(
            [node(), HERE / 'visitors.cjs', json.dumps({**settings, 'options': options})],
            env={**os.environ, 'NODE_PATH': str(NODE_MODULES), 'CLIENT_FILE': str(client)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self._next()
        self.sent: list[dict[str, Any]] = []

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)

    def _next(self) -> Any:
        return json.loads(self._lines.get(timeout=PATIENCE))

    def _ask(self, do: str, **values: object) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({'do': do, **values}) + '\n')
        self._process.stdin.flush()
        return self._next()

    def send(self) -> None:
        """Begin to send events through each process."""
        self._ask('send')

    def work(self, count: int) -> None:
        """Wait until each of them has made so many more requests, and they have ended."""
        self._ask('work', count=count)

    def leave(self, node: str) -> None:
        """Wait until none of them is at this process any more."""
        self._ask('leave', node=node)

    def farewell(self, node: str) -> None:
        """Send the last event of all, through this process."""
        self._ask('farewell', node=node)

    def end(self) -> list[Report]:
        """Let them end; what each has kept. `sent` has the events that were answered."""
        told = self._ask('end')
        self.sent = told['sent']
        return [Report.read(each) for each in told['reports']]

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
