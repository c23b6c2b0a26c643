"""What a module of a front-end offers to those that import it."""

from __future__ import annotations

import re
import symtable
from difflib import get_close_matches
from pathlib import Path

_EXPORTS = re.compile(r'^export (?:const|let|var|class|(?:async )?function\*?) ([\w$]+)', re.MULTILINE)
_LISTED = re.compile(r'^export \{([^}]*)\}', re.MULTILINE)
_EVERYTHING = re.compile(r'^export \*', re.MULTILINE)


def offered(module: Path) -> set[str] | None:
    """Return the names that can be imported from a module; None where that cannot be told.

    Arguments:
        module: its Python file; a `.js` file beside it, of the same name, is what runs.

    Example:
        >>> 'window' in offered(Path('src/sails_io/page.py'))
        True
    """
    twin = module.with_suffix('.js')
    if not twin.exists():
        symbols = symtable.symtable(module.read_text(encoding='utf-8'), str(module), 'exec').get_symbols()
        return {symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()}
    text = twin.read_text(encoding='utf-8')
    if _EVERYTHING.search(text):
        return None
    listed = [name for names in _LISTED.findall(text) for name in names.split(',')]
    return {*_EXPORTS.findall(text), *(name.split()[-1] for name in listed if name.strip())}


def missing(name: str, module: str, names: set[str]) -> str:
    """Say that a module does not offer a name, and which one was meant perhaps."""
    close = get_close_matches(name, names, n=1)
    return f'`{module}` has no `{name}`' + (f'; did you mean `{close[0]}`?' if close else '')
