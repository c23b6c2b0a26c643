"""The built client in Node, which is given hostile inputs."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

from sails_io.compiler.tools import node
from tests.support.tools import CHECKOUT, NODE_MODULES

SCRIPT = Path(__file__).with_name('subject.cjs')
CLIENT = CHECKOUT / 'dist' / 'sails.io.cjs'
#: Seconds for the inputs of one example.
LIMIT = 60


class NodeSubject:
    """One process of Node, which begins with the first inputs, and anew after one that has hung.

    What it writes beside its answers, to stderr too, is taken for a wrong one.
    """

    _process: subprocess.Popen[str] | None = None

    def do(self, url: str, inputs: list[Any], waits: bool = False) -> dict[str, Any]:
        """Give it inputs, and return what came of them.

        Arguments:
            url: of the server that its socket is connected to.
            inputs: lists of an action and the descriptions of its values; see `subject.cjs`.
            waits: whether the socket is to be disconnected meanwhile.
        """
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        watch = threading.Timer(LIMIT, process.kill)
        watch.start()
        process.stdin.write(json.dumps({'url': url, 'inputs': inputs, 'waits': waits}) + '\n')
        process.stdin.flush()
        line = process.stdout.readline()
        watch.cancel()
        if not line.startswith('{'):
            process.kill()
            raise AssertionError(f'Node has hung, or has ended. It said: {line}{process.stdout.read()}')
        found: dict[str, Any] = json.loads(line)
        return found

    def close(self) -> None:
        """Let it end, which it has to do by itself."""
        if self._process is not None:
            said, _ = self._process.communicate(timeout=LIMIT)
            assert (self._process.returncode, said) == (0, '')

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [str(node()), '--no-warnings', str(SCRIPT), str(CLIENT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding='utf-8',
                env={**os.environ, 'NODE_PATH': str(NODE_MODULES)},
            )
        return self._process
