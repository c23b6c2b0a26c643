"""This Python: its version, the packages that the wheel needs, the bundles, and what compiles front-ends."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from importlib.util import find_spec

from sails_io import bundles
from sails_io.compiler import tools

from .finding import Finding, note, ok, wrong

DISTRIBUTION = 'sails-io'
#: What the wheel needs, as it says so itself; what only an extra brings has a condition behind it.
NEEDED = re.compile(r'([\w.-]+)>=([\d.]+)$')


def findings() -> Iterator[Finding]:
    """Yield what there is to say of it."""
    yield from _python()
    for requirement in _requirements():
        if match := NEEDED.match(requirement):
            yield _package(match[1], match[2])
    yield _bundles()
    yield from _compiler()


def _python() -> Iterator[Finding]:
    found = f'Python {platform.python_version()}'
    oldest = _oldest_python()
    if oldest and _numbers(platform.python_version()) < _numbers(oldest):
        yield wrong(f'{found}; {oldest} or later is needed', 'Make the virtual environment with a newer one.')
    else:
        yield ok(found)


def _package(name: str, oldest: str) -> Finding:
    advice = f"Run `pip install '{name}>={oldest}'`."
    try:
        found = version(name)
    except PackageNotFoundError:
        return wrong(f'{name} is not installed', advice)
    if _numbers(found) < _numbers(oldest):
        return wrong(f'{name} {found}; {oldest} or later is needed', advice)
    return ok(f'{name} {found}')


def _bundles() -> Finding:
    try:
        damaged = bundles.damaged()
    except bundles.BundleMissing as error:
        return wrong('The bundles are not there', str(error))
    if damaged:
        advice = 'Run `pip install --force-reinstall --no-deps sails-io`.'
        return wrong(f'Bundles that are missing or changed: {", ".join(damaged)}', advice)
    return ok(f'{len(bundles.integrity())} bundles, as they were built')


def _compiler() -> Iterator[Finding]:
    missing = []
    try:
        tools.node()
    except tools.ToolMissing:
        missing.append(f'Node {tools.OLDEST_NODE} or later')
    if find_spec('transcrypt') is None:
        missing.append('Transcrypt')
    if missing:
        text = f'{" and ".join(missing)}: not there; only who compiles front-ends needs them'
        yield note(text, "`pip install 'sails-io[build]'` brings them.")
    else:
        yield ok('Node and Transcrypt, to compile front-ends')


def _requirements() -> list[str]:
    try:
        return requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        return []


def _oldest_python() -> str:
    try:
        return str(metadata(DISTRIBUTION)['Requires-Python']).removeprefix('>=')
    except PackageNotFoundError:
        return ''


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r'\d+', text)[:3]))
