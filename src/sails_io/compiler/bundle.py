"""From ES modules to one file that a page or Node loads, by esbuild and terser."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import resources
from pathlib import Path

from sails_io.compiler.tools import node

#: The oldest JavaScript that the bundles are written in: browsers since 2018, Node 10.
LANGUAGE = 'es2018'


class BundleError(Exception):
    """The modules could not be joined; the message is what the bundler printed."""


@dataclass(frozen=True)
class Bundle:
    """One file to be built.

    Attributes:
        entry: the JavaScript module that it begins with.
        output: the file to write; its source map is written beside it.
        minify: whether it is for machines only.
        banner: put on top.
        footer: put at the end.
        private_names: names of members that nobody outside uses; they are shortened when minifying, except those
            that the platform has as well.
        replaced: files of packages, by the end of their path, with those that stand in for them.
        reworded: texts in files of packages, by the end of their path, with those that stand in for them.
    """

    entry: Path
    output: Path
    minify: bool = False
    banner: str = ''
    footer: str = ''
    private_names: Sequence[str] = ()
    replaced: Mapping[str, Path] = field(default_factory=dict)
    reworded: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def bundle(wanted: Bundle, packages: Path) -> None:
    """Write one bundle and its source map.

    Arguments:
        wanted: what to build.
        packages: the folder whose `node_modules` has esbuild, terser and what the entry imports.

    Raises:
        BundleError: an import cannot be found, or the like.
    """
    job = {
        **asdict(wanted),
        'packages': packages,
        'language': LANGUAGE,
    }
    with resources.as_file(resources.files('sails_io.compiler').joinpath('bundle.mjs')) as script:
        command = [str(node()), str(script), json.dumps(job, default=str)]
        done = subprocess.run(command, cwd=packages, capture_output=True, text=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise BundleError(f'{wanted.entry} could not be bundled:\n{done.stdout}{done.stderr}')
    _name_sources(wanted.output.with_name(f'{wanted.output.name}.map'), packages)


def _name_sources(map_file: Path, packages: Path) -> None:
    """Write the sources of a map as they are called in the project, wherever it was built."""
    content = json.loads(map_file.read_text(encoding='utf-8'))
    content['sources'] = [
        _name_in_project(Path(os.path.normpath(map_file.parent / source)), map_file.parent, packages)
        for source in content['sources']
    ]
    map_file.write_text(json.dumps(content, ensure_ascii=False), encoding='utf-8')


def _name_in_project(source: Path, built: Path, project: Path) -> str:
    if source.is_relative_to(project) and not source.is_relative_to(built):
        return source.relative_to(project).as_posix()
    return source.name
