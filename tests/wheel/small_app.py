"""As much of a Sails app on the disk as the command line looks at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.tools import CHECKOUT, find_npm_file

DIST = CHECKOUT / 'dist'
PLACE = 'assets/dependencies/sails.io.js'


class SmallApp:
    """An app in a folder, which is made.

    Args:
        folder: where it goes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._packages: dict[str, str] = {}
        self.package('sails', '^1.5.0', installed=False)

    def package(self, name: str, version: str, installed: bool = True) -> None:
        """Let it ask for a package, and have it, unless `installed` is False."""
        self._packages[name] = version
        self.write('package.json', {'dependencies': self._packages})
        if installed:
            self.write(f'node_modules/{name}/package.json', {'name': name, 'version': version})

    def client(self, place: str = PLACE, name: str | None = None) -> bytes:
        """Let it have a client file: the original, or one of dist/ by its name. Return its bytes."""
        source = DIST / name if name else find_npm_file('sails.io.js-dist/sails.io.js')
        self.write(place, source.read_bytes())
        return source.read_bytes()

    def write(self, place: str, content: bytes | str | dict[str, Any]) -> None:
        """Write a file: bytes, text or JSON."""
        path = self.folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self, place: str = PLACE) -> bytes:
        """What is in a file."""
        return (self.folder / place).read_bytes()

    def files(self) -> dict[str, bytes]:
        """All that is in it."""
        files = (path for path in self.folder.rglob('*') if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}
