"""The client in a process of Node."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

from sails_io.compiler.tools import node
from tests.support.clients import DIST
from tests.support.server import Server
from tests.support.tools import NODE_MODULES

from .client import PATIENCE, Client, Stuck, until

PROGRAM = Path(__file__).with_name('program.js')
#: Nothing is compiled to machine code: V8 makes more of it for thousands of reconnects, which would hide what is kept.
FLAGS = ('--expose-gc', '--jitless', '--no-expose-wasm')


class NodeClient(Client):
    """`dist/sails.io.cjs` with socket.io-client 4."""

    name = 'Node'

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._said: IO[str] = tempfile.TemporaryFile('w+')  # noqa: SIM115 - it lives as long as the process
        self._process = subprocess.Popen(
            [str(node()), *FLAGS, str(PROGRAM)],
            env={**os.environ, 'NODE_PATH': str(NODE_MODULES), 'CLIENT_FILE': str(DIST / 'sails.io.cjs')},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put('')

    def do(self, method: str, *values: Any) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([method, *values]) + '\n')
        self._process.stdin.flush()
        try:
            line = self._lines.get(timeout=PATIENCE)
        except Empty:
            raise Stuck(f'Node did not come to the end of {method}{values} within {PATIENCE:g} s.') from None
        if not line:
            raise Stuck(f'Node ended in the midst of {method}{values}; it said:\n{self._complaints()}')
        return json.loads(line)

    def run(self, script: str) -> Any:
        return self.do('run', script)

    def _held(self) -> dict[str, int]:
        return dict(self.do('counts'))

    def jump(self, milliseconds: int) -> None:
        self.do('jump', milliseconds)

    def sleep(self) -> None:
        # A process that stands still: its server hangs up, and it finds out when it goes on.
        self._process.send_signal(signal.SIGSTOP)
        try:
            until(lambda: self.server.connected() == 0, 'a server misses its client, which stands still')
        finally:
            self._process.send_signal(signal.SIGCONT)

    def end(self) -> tuple[int, str]:
        self.do('disconnect')
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            return self._process.wait(PATIENCE), self._complaints()
        except subprocess.TimeoutExpired:
            raise Stuck(f'Node did not end by itself within {PATIENCE:g} s.') from None
        finally:
            self.kill()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout, self._said):
            assert stream is not None
            stream.close()

    def _complaints(self) -> str:
        self._said.seek(0)
        return self._said.read()
