"""A Sails app on the disk: what it is made of, and where its client is."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .json_object import json_object
from .refused import Refused

#: The name under which every Sails app has its client.
CLIENT = 'sails.io.js'
HOOK = 'sails-hook-sockets'


@dataclass(frozen=True)
class Package:
    """A package of npm that an app uses.

    Attributes:
        name: of the package.
        version: such as `3.0.2`; of one that is not installed what package.json asks for, such as `^3.0.0`.
        installed: whether it is in a node_modules that the app sees.
    """

    name: str
    version: str
    installed: bool

    @property
    def major(self) -> int | None:
        """The first number of the version; None where there is none, as in `latest`."""
        number = re.match(r'[\^~>=v\s]*(\d+)\.', f'{self.version}.')
        return int(number[1]) if number else None

    def __str__(self) -> str:
        return f'{self.name} {self.version}'


@dataclass(frozen=True)
class SailsApp:
    """An app.

    Attributes:
        folder: in which `sails lift` works.
        name: the folder as the user calls it.
        manifest: what its package.json says.
    """

    folder: Path
    name: str
    manifest: dict[str, Any] = field(repr=False)

    def install_command(self, *options: str) -> str:
        """Return the command line that installs the client into it."""
        return ' '.join(['sails-io install', shlex.quote(self.name), *options])

    def package(self, name: str) -> Package | None:
        """Return a package as Node would find it, else as package.json asks for it; None when it does neither."""
        for folder in (self.folder, *self.folder.parents):
            manifest = folder / 'node_modules' / name / 'package.json'
            if manifest.is_file():
                return Package(name, str(json_object(manifest).get('version', '')), installed=True)
        wanted = _wanted(self.manifest).get(name)
        return Package(name, str(wanted), installed=False) if wanted else None

    def clients(self) -> list[Path]:
        """Return the files under assets/ that are called like the client."""
        return sorted(path for path in self.files('assets', '.js') if path.name == CLIENT)

    def files(self, folder: str, *endings: str) -> list[Path]:
        """Return the files of one of the app's folders, in it and below, whose names end in one of these ways."""
        return sorted(
            Path(where, name)
            for where, _, names in os.walk(self.folder / folder)
            if 'node_modules' not in Path(where).relative_to(self.folder).parts
            for name in names
            if name.endswith(endings)
        )

    def name_of(self, path: Path) -> str:
        """Return a file's path as seen from the app's folder."""
        return path.relative_to(self.folder).as_posix()


def open_app(folder: str) -> SailsApp:
    """Return the app in a folder.

    Raises:
        Refused: there is none.
    """
    path = Path(folder).resolve()
    if not path.is_dir():
        raise Refused(f'There is no folder {folder}.')
    manifest = json_object(path / 'package.json') if (path / 'package.json').is_file() else {}
    if 'sails' not in _wanted(manifest) and not (path / '.sailsrc').is_file():
        raise Refused(
            f'{folder} is no Sails app: it has no package.json with `sails` among its dependencies, and no .sailsrc. '
            'Name the folder in which you run `sails lift`.'
        )
    return SailsApp(path, folder, manifest)


def _wanted(manifest: dict[str, Any]) -> dict[str, Any]:
    wanted = [manifest.get(kind) for kind in ('devDependencies', 'dependencies')]
    return {
        name: version
        for packages in wanted
        if isinstance(packages, dict)
        for name, version in packages.items()
    }
