"""What the client's sources say of themselves, as a page's scripts know it: in JavaScript's spelling.

The names are JavaScript's in the sources already. What is Python's is spelled anew: None is null, str is string; an
argument with a default may be left out; `self`, and what a page cannot give, is no argument.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc

from build.bundles import ROOT
from build.private_names import PARTLY_PUBLIC

PACKAGE = ROOT / 'src' / 'sails_io'

#: What the library itself gives.
GIVEN = ('self', 'socket', 'surroundings')
TYPES = {'str': 'string', 'bool': 'boolean', 'float': 'number', 'int': 'number', 'list': 'Array'}
WORDS = {'None': 'null', 'True': 'true', 'False': 'false'}

#: The code under that heading.
_EXAMPLE = re.compile(r'^Example:\n((?:[ \t]+.*\n|\n)+)', re.MULTILINE)
_WORD = re.compile(rf'\b({"|".join(WORDS)})\b')


@dataclass(frozen=True)
class Entry:
    """Something that a page can use.

    Attributes:
        name: of the method; empty for a class.
        arguments: each with its type, which is empty where the text alone tells it.
        optional: how many of the last ones may be left out.
        text: the docstring.
    """

    name: str
    arguments: dict[str, str]
    optional: int
    text: str

    @property
    def example(self) -> str:
        """What stands under `Example:`, empty where nothing does."""
        found = _EXAMPLE.search(f'{self.text}\n')
        return cleandoc(found[1]) if found else ''

    @property
    def signature(self) -> str:
        """Its arguments, as in `url, [data]`."""
        required = len(self.arguments) - self.optional
        return ', '.join(
            name if place < required else f'[{name}]' for place, name in enumerate(self.arguments)
        )


def function(module: str, name: str) -> Entry:
    """Read a function.

    Arguments:
        module: such as `extras.extras`.
        name: of the function.

    Raises:
        KeyError: there is none, or it has no docstring.
    """
    return _entry(_definitions(module)[name])


def members(module: str, name: str) -> Iterator[Entry]:
    """Read a class: first the class itself, then each method that pages may call.

    Raises:
        KeyError: there is none, or something in it has no docstring.
    """
    found = _definitions(module)[name]
    assert isinstance(found, ast.ClassDef)
    yield Entry('', {}, 0, _text(found))
    public = PARTLY_PUBLIC.get(name)
    for node in found.body:
        if isinstance(node, ast.FunctionDef) and _is_public(node.name, public):
            yield _entry(node)


def _is_public(name: str, public: set[str] | None) -> bool:
    return not name.startswith('_') if public is None else name in public


def _definitions(module: str) -> dict[str, ast.AST]:
    path = PACKAGE.joinpath(*module.split('.')).with_suffix('.py')
    body = ast.parse(path.read_text(encoding='utf-8')).body
    return {node.name: node for node in body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}


def _entry(node: ast.AST) -> Entry:
    assert isinstance(node, ast.FunctionDef)
    arguments = {
        argument.arg: TYPES.get(ast.unparse(argument.annotation).partition(' ')[0], '')
        for argument in node.args.args
        if argument.annotation and argument.arg not in GIVEN
    }
    return Entry(node.name, arguments, len(node.args.defaults), _text(node))


def _text(node: ast.FunctionDef | ast.ClassDef) -> str:
    text = ast.get_docstring(node, clean=False)
    if text is None:
        raise KeyError(f'{node.name} has no docstring')
    return _WORD.sub(lambda word: WORDS[word[1]], cleandoc(text))
