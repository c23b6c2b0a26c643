"""The licences of what the bundles have inside: socket.io-client, and all that it is made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from build.stage import SetupError

LICENCE = re.compile(r'licen[cs]e', re.IGNORECASE)
README = re.compile(r'readme', re.IGNORECASE)
HEADING = re.compile(r'^#+\s*licen[cs]e\s*$', re.IGNORECASE | re.MULTILINE)
INTRODUCTION = 'The scripts for pages contain these packages of npm, whole or in part.'


def write_licences(packages: Iterable[Path], output: Path) -> None:
    """Write the licences of npm packages, and of those that they depend on, one after the other.

    Arguments:
        packages: their folders.
        output: the file to write.

    Raises:
        SetupError: a package has no licence.
    """
    texts = {_title(package): licence_of(package) for package in with_dependencies(packages)}
    chapters = [f'{title}\n{"-" * len(title)}\n\n{texts[title]}' for title in sorted(texts)]
    output.write_text('\n\n\n'.join([INTRODUCTION, *chapters]) + '\n', encoding='utf-8')


def with_dependencies(packages: Iterable[Path]) -> list[Path]:
    """Return the folders of packages and of all that they depend on, found as Node finds them."""
    found: list[Path] = []
    waiting = list(packages)
    while waiting:
        package = waiting.pop()
        if package not in found:
            found.append(package)
            waiting.extend(_dependency(package, name) for name in _manifest(package).get('dependencies', ()))
    return found


def licence_of(package: Path) -> str:
    """Return the text of a package's licence: a file of its own, or the last chapter of its front page.

    Raises:
        SetupError: there is neither.
    """
    for file in _files(package, LICENCE):
        return _tidy(file.read_text(encoding='utf-8'))
    for file in _files(package, README):
        if match := HEADING.search(text := file.read_text(encoding='utf-8')):
            return _tidy(text[match.end() :])
    raise SetupError(
        f'{package} has no licence: neither a file of that name nor a chapter in its front page.'
    )


def _files(package: Path, pattern: re.Pattern[str]) -> Iterator[Path]:
    return (path for path in sorted(package.iterdir()) if pattern.match(path.name))


def _dependency(package: Path, name: str) -> Path:
    for folder in (package, *package.parents):
        if (folder / 'node_modules' / name / 'package.json').is_file():
            return folder / 'node_modules' / name
    raise SetupError(f'{package} depends on {name}, which is not there. `npm ci` installs it.')


def _title(package: Path) -> str:
    manifest = _manifest(package)
    return f'{manifest["name"]} {manifest["version"]}'


def _manifest(package: Path) -> dict[str, Any]:
    return dict(json.loads((package / 'package.json').read_text(encoding='utf-8')))


def _tidy(text: str) -> str:
    return '\n'.join(line.rstrip() for line in text.strip().splitlines())
