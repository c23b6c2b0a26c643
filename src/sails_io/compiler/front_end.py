"""From a front-end in Python to the ES modules that a page loads."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from sails_io.compiler.transpile import transpile

#: The package whose sources can be imported one by one; by itself it is the library, which is built already.
LIBRARY = 'sails_io'

#: Modules that only type checkers follow.
_TYPING = ('typing', 'collections', '__future__')


class ModuleMissing(Exception):
    """A front-end imports what is neither beside it nor in this package."""


def build_front_end(roots: Sequence[Path], into: Path, library: Path) -> list[Path]:
    """Compile a front-end: a page loads it by `<script type="module" src="app.js">`.

    Arguments:
        roots: the modules that pages load; what they import stands beside them.
        into: folder to write to; everything is written anew.
        library: `sails_io.js`, the compiled library.

    Returns:
        the files that were written, those of the roots first.

    Raises:
        ModuleMissing: an import leads nowhere.
        SubsetError: a construct would be miscompiled; the message has file and line.
        CompileError: Transcrypt could not compile a module.

    Example:
        >>> build_front_end([Path('app.py')], Path('build/js'), Path('sails_io.js'))  # doctest: +SKIP
        [PosixPath('build/js/app.js'), …]
    """
    modules = modules_of(roots)
    shutil.rmtree(into, ignore_errors=True)
    face = resources.files(f'{LIBRARY}.face')
    with resources.as_file(face) as folder:
        transpile(modules, into, sorted(folder.glob('*.py')))
    if LIBRARY in modules:
        shutil.copyfile(library, into / f'{LIBRARY}.js')
    first = [into / f'{root.stem}.js' for root in roots]
    return [*first, *sorted(path for path in into.glob('*.js') if path not in first)]


def modules_of(roots: Sequence[Path]) -> dict[str, Path]:
    """Return the source file of each module of a front-end by its name, those of this package included.

    Arguments:
        roots: the modules that it begins with.

    Raises:
        ModuleMissing: an import leads nowhere.
        SyntaxError: a module is not Python.
    """
    found: dict[str, Path] = {}
    waiting = [(root.stem, root, root.parent) for root in roots]
    while waiting:
        name, path, folder = waiting.pop()
        if name in found:
            continue
        found[name] = path
        # JavaScript in the place of a module imports by itself.
        if name != LIBRARY and not path.with_suffix('.js').exists():
            for line, imported in _imports(path):
                waiting.append((imported, _find(imported, folder, f'{path}:{line}'), folder))
    return found


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding='utf-8'), str(path))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == 'TYPE_CHECKING'
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        # What else is wrong with imports, the check of the subset says.
        if not isinstance(node, ast.ImportFrom) or not node.module or node.level or id(node) in skipped:
            continue
        if node.module.split('.')[0] not in _TYPING:
            yield node.lineno, node.module


def _find(name: str, folder: Path, place: str) -> Path:
    parts = name.split('.')
    if parts[0] == LIBRARY:
        folder = Path(str(resources.files(LIBRARY))).parent
    for path in (folder.joinpath(*parts).with_suffix('.py'), folder.joinpath(*parts, '__init__.py')):
        if path.is_file():
            return path
    raise ModuleMissing(
        f'{place}: there is no module `{name}`; a front-end can import what stands beside it in '
        f'{folder}, and `{LIBRARY}`'
    )
