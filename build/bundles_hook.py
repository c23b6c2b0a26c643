"""Puts the built files into wheel and sdist: hatchling runs it. An sdist has dist/ in it, so that a wheel can be made
of it without Node and Transcrypt; the sources that dist/ was made of are in it too."""

from __future__ import annotations

import json
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ADVICE = 'In a checkout, `make build` writes dist/ anew, and `make wheel` sdist and wheel too.'


class BundlesHook(BuildHookInterface[Any]):
    """Adds dist/ to what is packed, provided that it is whole and made of these sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files that are packed, and where each goes."""
        if version == 'editable':  # it finds dist/ where it is
            return
        root = Path(self.root)
        try:
            files = built_files(root)
        except NotBuilt as error:
            self.app.abort(f'{error} {ADVICE}')
        in_wheel = self.target_name == 'wheel'
        for name, path in files.items():
            packed = f'sails_io/bundles/{name}' if in_wheel else path.relative_to(root).as_posix()
            build_data['force_include'][str(path)] = packed


class NotBuilt(Exception):
    """dist/ cannot be packed; the message says why."""


def built_files(root: Path) -> dict[str, Path]:
    """Return the files to be packed, by their names in the wheel.

    Raises:
        NotBuilt: dist/ is not there, not whole, or made of other sources.
    """
    # By itself, because the package needs what is not installed while it is built.
    rules = runpy.run_path(str(root / 'src' / 'sails_io' / 'bundles' / 'files.py'))
    try:
        files: dict[str, Path] = rules['in_checkout'](root)
    except FileNotFoundError as error:
        raise NotBuilt(f'{error.filename} is not there: the library is not built.') from error
    if damaged := rules['damaged'](files):
        raise NotBuilt(f'In dist/, missing or changed since it was built: {", ".join(damaged)}.')
    if changed := changed_sources(root, files):
        raise NotBuilt(f'dist/ was built before these were changed: {", ".join(changed)}.')
    return files


def changed_sources(root: Path, files: Mapping[str, Path]) -> list[str]:
    """Return the sources that are not what the source maps say that the bundles were made of."""
    sources: dict[str, str] = {}
    for name, path in files.items():
        if name.endswith('.map'):
            content = json.loads(path.read_text(encoding='utf-8'))
            sources.update(zip(content['sources'], content['sourcesContent'], strict=True))
    return [
        name for name in sorted(sources) if name.startswith('src/') and not _is(root / name, sources[name])
    ]


def _is(path: Path, content: str) -> bool:
    return path.is_file() and path.read_text(encoding='utf-8') == content
