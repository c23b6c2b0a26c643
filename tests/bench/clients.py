"""The clients that are compared, each as a minified script."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sails_io.client.version import VERSION
from sails_io.compiler.tools import node
from tests.support.clients import DIST
from tests.support.tools import CHECKOUT, Missing, find_npm_file

MINIFIER = Path(__file__).with_name('minify.mjs')

OURS, REFERENCE, FLOOR = 'ours', 'reference', 'floor'


@dataclass(frozen=True)
class Client:
    """One of the compared clients.

    Attributes:
        name: `ours`, `reference` or `floor`.
        title: what it is, for a reader.
        script: what a page loads.
        shipped: bytes of the file that people get.
    """

    name: str
    title: str
    script: str
    shipped: int

    @property
    def is_library(self) -> bool:
        """Whether it has `io.sails` and `io.socket`."""
        return self.name != FLOOR


def all_clients() -> list[Client]:
    """Return ours, the reference, and the floor: bare socket.io-client.

    The reference ships as readable source; it is minified as ours is, so that formatting is not what is measured.

    Raises:
        Missing: ours is not built, or an npm package is not installed.
    """
    ours = DIST / 'sails.io.min.js'
    if not ours.exists():
        raise Missing('dist/sails.io.min.js is not there. `make build` writes it.')
    reference = find_npm_file('sails.io.js-dist/sails.io.js')
    floor = find_npm_file('socket.io-client/dist/socket.io.min.js')
    reference_version, floor_version = version_of('sails.io.js-dist'), version_of('socket.io-client')
    return [
        Client(OURS, f'sails_io {VERSION}', _text(ours), ours.stat().st_size),
        Client(REFERENCE, f'sails.io.js {reference_version}', _minified(reference), reference.stat().st_size),
        Client(FLOOR, f'socket.io-client {floor_version}', _text(floor), floor.stat().st_size),
    ]


def version_of(package: str) -> str:
    """Return the version of an installed npm package."""
    return str(json.loads(_text(find_npm_file(f'{package}/package.json')))['version'])


def _text(file: Path) -> str:
    return file.read_text(encoding='utf-8')


def _minified(file: Path) -> str:
    command = [str(node()), str(MINIFIER), str(file), str(CHECKOUT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f'terser could not minify {file.name}:\n{done.stderr}')
    return done.stdout
