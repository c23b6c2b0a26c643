"""From ES modules to one file that a page or Node loads, by esbuild."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sails_io.compiler.tools import node, node_environment

#: The oldest JavaScript that the bundles are written in: browsers since 2018, Node 10.
LANGUAGE = 'es2018'


class BundleError(Exception):
    """esbuild refused; the message is what it printed."""


@dataclass(frozen=True)
class Bundle:
    """One file to be built.

    Attributes:
        entry: the JavaScript module that it begins with.
        output: the file to write; its source map is written beside it.
        minify: whether it is for machines only.
        banner: put on top.
        footer: put at the end.
    """

    entry: Path
    output: Path
    minify: bool = False
    banner: str = ''
    footer: str = ''


def bundle(wanted: Bundle, packages: Path) -> None:
    """Write one bundle and its source map.

    Arguments:
        wanted: what to build.
        packages: the folder whose `node_modules` has esbuild and what the entry imports.

    Raises:
        BundleError: an import cannot be found, or the like.
    """
    command = [
        str(node()),
        str(packages / 'node_modules' / 'esbuild' / 'bin' / 'esbuild'),
        str(wanted.entry),
        '--bundle',
        f'--outfile={wanted.output}',
        # Plain statements: whatever wraps them is in banner and footer.
        '--format=esm',
        f'--target={LANGUAGE}',
        f'--banner:js={wanted.banner}',
        f'--footer:js={wanted.footer}',
        '--sourcemap',
        '--charset=utf8',
        '--legal-comments=none',
        '--log-level=warning',
        '--minify' if wanted.minify else '--minify-syntax',
    ]
    environment = {**node_environment(), 'NODE_PATH': str(packages / 'node_modules')}
    done = subprocess.run(command, cwd=packages, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise BundleError(f'esbuild could not bundle {wanted.entry}:\n{done.stdout}{done.stderr}')
    _name_sources(wanted.output.with_name(f'{wanted.output.name}.map'), packages)


def _name_sources(map_file: Path, packages: Path) -> None:
    """Write the sources of a map as they are called in the project, wherever it was built."""
    content = json.loads(map_file.read_text(encoding='utf-8'))
    names = []
    for source in content['sources']:
        path = Path(os.path.normpath(map_file.parent / source))
        names.append(path.relative_to(packages).as_posix() if path.is_relative_to(packages) else path.name)
    content['sources'] = names
    map_file.write_text(json.dumps(content, ensure_ascii=False), encoding='utf-8')
