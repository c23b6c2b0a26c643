"""From a front-end in Python to the ES modules that a page loads."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from sails_io.compiler.offered import missing, offered
from sails_io.compiler.transpile import transpile

#: The package whose sources can be imported one by one; by itself it is the library, which is built already.
LIBRARY = 'sails_io'

#: Modules that only type checkers follow.
_TYPING = ('typing', 'collections', '__future__')

#: How JavaScript in the place of a module imports another.
_SCRIPT_IMPORT = re.compile(r'import .* from "\./(.+)\.js";')


class ModuleMissing(Exception):
    """A front-end imports what is neither beside it nor in this package, or a name that a module does not offer."""


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
        SyntaxError: a module is not Python; it has the file and the line.
    """
    found: dict[str, Path] = {}
    wanted: list[tuple[str, str, list[str]]] = []
    waiting = [(root.stem, root, root.parent) for root in roots]
    while waiting:
        name, path, folder = waiting.pop()
        if name in found:
            continue
        found[name] = path
        if name != LIBRARY:
            twin = path.with_suffix('.js')
            for line, imported, names in _imports_of_script(twin) if twin.exists() else _imports(path):
                place = f'{path}:{line}'
                waiting.append((imported, _find(imported, folder, place), folder))
                wanted.append((place, imported, names))
    for place, module, names in wanted:
        _refuse_missing(names, module, found[module], place)
    return found


def _imports(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Yield the line of each import of a module, what it imports from, and the names."""
    tree = _parsed(path)
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
            yield node.lineno, node.module, [alias.name for alias in node.names]


def _parsed(path: Path) -> ast.Module:
    """Parse a module; what is wrong with it is a SyntaxError with its file and line."""
    source = path.read_bytes()
    for wrong, what in ((_not_utf_8(source), 'this is not UTF-8'), (source.find(0), 'a null character')):
        if wrong >= 0:
            raise SyntaxError(what, (str(path), source.count(b'\n', 0, wrong) + 1, 1, None))
    return ast.parse(source, str(path))


def _not_utf_8(source: bytes) -> int:
    """Return where the first byte is that is no UTF-8; -1 where all is."""
    try:
        source.decode('utf-8')
    except UnicodeDecodeError as error:
        return error.start
    return -1


def _refuse_missing(names: Sequence[str], module: str, path: Path, place: str) -> None:
    """Raise ModuleMissing where a module does not offer all that is imported from it."""
    known = offered(path)
    for name in names:
        if known is not None and name != '*' and name not in known:
            raise ModuleMissing(f'{place}: {missing(name, module, known)}')


def _imports_of_script(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        if found := _SCRIPT_IMPORT.match(line):
            yield number, found[1], []


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
