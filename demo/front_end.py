"""Makes the folder that the demo's server gives to browsers, from `board/` and `public/`."""

from __future__ import annotations

import shutil
from pathlib import Path

from sails_io.compiler.bundle import Bundle, bundle
from sails_io.compiler.transpile import transpile

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BOARD, PUBLIC = HERE / 'board', HERE / 'public'

#: Where Sails apps have it, too.
CLIENT_PATH = 'js/dependencies/sails.io.js'

ENTRY = "import { start } from './demo.board.app.js';\nstart();\n"


class ClientMissing(Exception):
    """sails.io.js has not been built."""


def make(into: Path, client: Path = ROOT / 'dist' / 'sails.io.js') -> Path:
    """Compile the board, and put it together with the page and sails.io.js.

    Args:
        into: folder to write to.
        client: the library.

    Returns:
        The public folder.

    Raises:
        ClientMissing: there is no such file.
        SubsetError, CompileError, BundleError, ToolMissing: as `make build` does.

    Example:
        >>> make(Path('dist/demo'))  # doctest: +SKIP
        PosixPath('dist/demo/public')
    """
    if not client.exists():
        raise ClientMissing(f'There is no {client}. `make build` writes it.')
    public, modules = into / 'public', into / 'modules'
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(PUBLIC, public)
    target = public / CLIENT_PATH
    target.parent.mkdir(parents=True)
    for file in (client, client.with_name(f'{client.name}.map')):
        if file.exists():
            shutil.copyfile(file, target.with_name(file.name))
    transpile(board_modules(), modules)
    (modules / 'entry.js').write_text(ENTRY, encoding='utf-8')
    bundle(
        Bundle(
            modules / 'entry.js', public / 'js' / 'board.js', banner='(() => {"use strict";', footer='})();'
        ),
        packages=ROOT,
    )
    return public


def board_modules() -> dict[str, Path]:
    """Return the source files of the board by the names of their modules."""
    return {f'demo.board.{path.stem}': path for path in sorted(BOARD.glob('*.py')) if path.stem != '__init__'}
