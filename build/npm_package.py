"""Makes the npm package: `python build/npm_package.py`, after the build.

Files of dist/, the types and a manifest -> dist/npm/ -> dist/sails-io-VERSION.tgz.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from build.bundles import DIST, ROOT
from build.stage import SetupError, exit_status, progress
from sails_io.bundles.files import HASHES, OTHER_LICENCES
from sails_io.client.version import VERSION
from sails_io.compiler.tools import node_environment, npm

TYPES = ROOT / 'types'
DOCS = ROOT / 'docs'
NAME = 'sails-io'

#: For a script element, and the types of each; `require` takes them too.
SCRIPTS = {
    'sails.io.js': 'sails.io',
    'sails.io.min.js': 'sails.io',
    'sails.io.legacy.js': 'sails.io',
    'sails.io.legacy.min.js': 'sails.io',
    'sails.io.extras.js': 'sails.io.extras',
    'sails.io.extras.min.js': 'sails.io.extras',
}

#: What a program imports, by the name under the package's own; each is there as .mjs and as .cjs.
MODULES = {'.': 'sails.io', './extras': 'sails.io.extras'}

#: Pages of the documentation that go with the package; the first is its front page.
PAGES = [
    'npm',
    'await',
    'limits',
    'queue',
    'subscriptions',
    'connection',
    'identity',
    'security',
    'interceptors',
    'logging',
    'extras',
    'typescript',
]


def manifest() -> dict[str, Any]:
    """Return the content of package.json."""
    main = MODULES['.']
    return {
        'name': NAME,
        'version': VERSION,
        'description': 'The Sails client for browsers and Node: sails.io.js for socket.io-client 2, 3 and 4',
        'keywords': ['sails', 'sails.io.js', 'socket.io', 'websocket', 'realtime'],
        'license': 'MIT',
        'type': 'commonjs',
        'author': 'sails_io contributors',
        # For those who do not know `exports`. There is no `browser` beside them: the script for pages, which the
        # name suggests, would bring a bundle a second socket.io.
        'main': f'./{main}.cjs',
        'module': f'./{main}.mjs',
        'types': f'./types/{main}.d.cts',
        'unpkg': './sails.io.min.js',
        'jsdelivr': './sails.io.min.js',
        'exports': {**_exports_of_modules(), **_exports_of_scripts(), **_other_exports()},
        'typesVersions': {'*': _older_types()},
        'sideEffects': [f'./{name}' for name in SCRIPTS],
        'files': files(),
        'engines': {'node': '>=18'},
        'peerDependencies': {'socket.io-client': '2 || 3 || 4'},
    }


def files() -> list[str]:
    """Return what the package has beside manifest and front page: files, and folders with all that is in them."""
    return sorted([*_built(), 'LICENSE', 'docs', 'types'])


def assemble(folder: Path) -> None:
    """Put the package into an empty folder.

    Raises:
        SetupError: a file is not there.
    """
    folder.mkdir(parents=True)
    for source in (*(DIST / name for name in _built()), ROOT / 'LICENSE'):
        if not source.exists():
            raise SetupError(f'{source} is not there. `make build` writes what is in dist/.')
        shutil.copyfile(source, folder / source.name)
    shutil.copytree(TYPES, folder / 'types', ignore=_not_in_the_package)
    (folder / 'docs').mkdir()
    front, *others = (DOCS / f'{page}.md' for page in PAGES)
    for page in others:
        shutil.copyfile(page, folder / 'docs' / page.name)
    (folder / 'README.md').write_text(_for_the_root(front.read_text(encoding='utf-8')), encoding='utf-8')
    (folder / 'package.json').write_text(json.dumps(manifest(), indent=2) + '\n', encoding='utf-8')


def pack(folder: Path, into: Path) -> Path:
    """Return the tarball that npm makes of an assembled package; the same files give the same bytes.

    Raises:
        SetupError: npm failed.
    """
    # npm notes which files may be run, and nothing else about them: here none may.
    for path in folder.rglob('*'):
        path.chmod(0o755 if path.is_dir() else 0o644)
    done = subprocess.run(
        [npm(), 'pack', '--json', '--no-update-notifier', '--pack-destination', into],
        cwd=folder,
        env=node_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(f'`npm pack` failed:\n{done.stderr}')
    return into / f'{NAME}-{VERSION}.tgz'


def _built() -> list[str]:
    scripts = [*SCRIPTS, *(f'{name}.{kind}' for name in MODULES.values() for kind in ('cjs', 'mjs'))]
    return [*scripts, *(f'{name}.map' for name in scripts), HASHES, OTHER_LICENCES]


def _exports_of_modules() -> dict[str, Any]:
    return {under: {'browser': _ways(name), **_ways(name)} for under, name in MODULES.items()}


def _ways(name: str) -> dict[str, Any]:
    return {
        'import': {'types': f'./types/{name}.d.mts', 'default': f'./{name}.mjs'},
        'require': {'types': f'./types/{name}.d.cts', 'default': f'./{name}.cjs'},
    }


def _exports_of_scripts() -> dict[str, Any]:
    return {
        f'./{script}': {'types': f'./types/{types}.d.ts', 'default': f'./{script}'}
        for script, types in SCRIPTS.items()
    }


def _other_exports() -> dict[str, Any]:
    return {
        './global': {'types': './types/global.d.ts'},
        './sri.json': './sri.json',
        './package.json': './package.json',
    }


def _older_types() -> dict[str, list[str]]:
    """Return where TypeScript finds types as long as it does not look at `exports`: moduleResolution node10."""
    modules = {under[2:]: f'{name}.d.cts' for under, name in MODULES.items() if under != '.'}
    scripts = {script: f'{name}.d.ts' for script, name in SCRIPTS.items()}
    found = {**modules, **scripts, 'global': 'global.d.ts'}
    return {name: [f'./types/{file}'] for name, file in found.items()}


def _not_in_the_package(folder: str, names: list[str]) -> list[str]:
    """Name the types of modules that are not in the package."""
    built = re.compile(r'(sails\.io.*?)\.d\.(?:ts|mts|cts)')
    known = {*MODULES.values(), *SCRIPTS.values()}
    return [name for name in names if (match := built.fullmatch(name)) and match[1] not in known]


def _for_the_root(page: str) -> str:
    """Return a page of docs/ with its links as they are in the folder above."""
    return re.sub(r'\]\((\w+\.md)', r'](docs/\1', page)


def main() -> None:
    """Make the package anew, and say where it is."""
    folder = DIST / 'npm'
    shutil.rmtree(folder, ignore_errors=True)
    assemble(folder)
    progress(f'{pack(folder, DIST).relative_to(ROOT)}')


if __name__ == '__main__':
    sys.exit(exit_status(main))
