"""Runs small scripts in Node, with the client under test."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sails_io.compiler.tools import node

TIME_LIMIT = 20  # seconds; node itself starts in a tenth of one
PRELUDE = """
const FILE = process.env.CLIENT_FILE, URL_OF_SERVER = process.env.SERVER_URL;
const answer = (value) => process.stdout.write(JSON.stringify(value === undefined ? null : value) + '\\n');
"""
CONNECTED = """
const io = require(FILE)(require('socket.io-client'));
Object.assign(io.sails, {url: URL_OF_SERVER, environment: 'production'});
const request = (method, ...values) => new Promise((resolve) =>
  io.socket[method](...values, (body, jwr) => resolve({body, statusCode: jwr.statusCode})));
const event = (name) => new Promise((resolve) => io.socket.on(name, resolve));
"""


@dataclass
class NodeResult:
    """What a script answered, by calls of `answer(value)`, and what it said besides."""

    answers: list[Any]
    errors: str
    code: int


@dataclass
class Node:
    """Node with a client file and the packages that it may require.

    Attributes:
        client: the file that a script requires as FILE.
        modules: the folder of npm packages.
        url: address of the server, URL_OF_SERVER in a script.
    """

    client: Path
    modules: Path
    url: str

    def run(self, script: str) -> NodeResult:
        """Run the inside of an async function as it is, until Node ends by itself."""
        environment = {
            **os.environ,
            'NODE_PATH': str(self.modules),
            'CLIENT_FILE': str(self.client),
            'SERVER_URL': self.url,
        }
        done = subprocess.run(
            [str(node()), '-e', f'{PRELUDE}(async () => {{ {script} }})();'],
            cwd=self.modules.parent,
            env=environment,
            capture_output=True,
            text=True,
            timeout=TIME_LIMIT,
            check=False,
        )
        return NodeResult(
            [json.loads(line) for line in done.stdout.splitlines()], done.stderr, done.returncode
        )

    def talk(self, script: str) -> list[Any]:
        """Run the inside of an async function that finds `io`, connecting, and `request(method, ...values)`.

        The socket is disconnected at its end, after which Node must end by itself.
        """
        result = self.run(f'{CONNECTED}\n{script}\nio.socket.disconnect();')
        assert (result.code, result.errors) == (0, '')
        return result.answers
