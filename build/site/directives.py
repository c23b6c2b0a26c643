"""What the pages of the reference are written with, beside Sphinx's own directives.

- `.. client:: client.socket.SailsSocket as io.socket`: a class or a function of the client, as JavaScript has it.
  Behind the name of a function may stand its arguments, where the sources do not tell which may be left out;
- `.. declared:: options.SocketProperties as io.sails`: members of an interface of the types;
- `.. codes::`, `.. events::`: the codes of errors, the events of a connection, with what they mean;
- `.. fixtures:: sails_io.pytest_plugin`: fixtures of pytest;
- `.. commands::` the command line, as its `--help` has it.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
from abc import ABC, abstractmethod
from inspect import cleandoc
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config
from sphinx.ext.napoleon.docstring import GoogleDocstring
from sphinx.util.docutils import SphinxDirective

from build.site import client_source, declarations
from build.site.lexers import LEXERS
from sails_io.cli import argument_parser
from sails_io.client.options import AT_ANY_TIME, ATTRIBUTES, OF_CONNECTION

#: How docstrings are read.
NAPOLEON: Any = Config()

_EXAMPLE = re.compile(r'^Example:\n((?:[ \t]+.*\n?|\n)+)', re.MULTILINE)


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives, and the lexers."""
    for directive in (Client, Declared, Codes, Events, Fixtures, Commands):
        app.add_directive(directive.__name__.lower(), directive)
    for name, lexer in LEXERS.items():
        app.add_lexer(name, lexer)
    app.connect('autodoc-process-docstring', _mark_examples, priority=400)  # before napoleon
    return {'parallel_read_safe': True}


class _Written(SphinxDirective, ABC):
    """Writes reStructuredText, and has it read."""

    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency(__file__)
        return self.parse_text_to_nodes(self.text(), allow_section_headings=True)

    @abstractmethod
    def text(self) -> str:
        """Return the text."""


class Client(_Written):
    """A class or a function of the client."""

    required_arguments = 1

    def text(self) -> str:
        source, name = self.arguments[0].split(' as ')
        module, _, found = source.rpartition('.')
        if not found[0].isupper():
            return _described('js:function', name, client_source.function(module, found))
        whole, *methods = client_source.members(module, found)
        parts = [_javascript(whole.text).replace('.. attribute:: ', f'.. js:attribute:: {name}.')]
        parts += [_described('js:method', f'{name}.{entry.name}', entry) for entry in methods]
        return '\n\n'.join(parts)


class Declared(_Written):
    """Members of an interface."""

    required_arguments = 1

    def text(self) -> str:
        source, name = self.arguments[0].split(' as ')
        members = declarations.members(*source.split('.'))
        said = [_declared(name, member) for member in members if member.text]
        unsaid = ', '.join(f'`{member.name}`' for member in members if not member.text)
        return '\n\n'.join([*said, *([f'As socket.io and Node have them: {unsaid}.'] if unsaid else [])])


class Codes(_Written):
    """The codes of errors."""

    def text(self) -> str:
        return '\n'.join(f'`{code}`\n   {meaning}.\n' for code, meaning in declarations.codes().items())


class Events(_Written):
    """The events of a connection."""

    def text(self) -> str:
        return '\n'.join(
            f'`{member.name}`: `{member.type}`\n{_indented(member.text)}\n'
            for member in declarations.members('events', 'ConnectionEvents')
        )


class Fixtures(_Written):
    """Fixtures of pytest, by the names that tests ask for them."""

    required_arguments = 1

    def text(self) -> str:
        module = importlib.import_module(self.arguments[0])
        found = {name: value for name, value in vars(module).items() if hasattr(value, '_fixture_function')}
        return '\n\n'.join(
            f'.. py:data:: {name}\n\n{_indented(_python(value.__doc__ or ""))}'
            for name, value in found.items()
        )


class Commands(_Written):
    """The command line."""

    def text(self) -> str:
        os.environ['COLUMNS'] = '96'
        parser = argument_parser()
        [commands] = [
            each.choices for each in parser._actions if isinstance(each, argparse._SubParsersAction)
        ]
        every = {'sails-io': parser, **{f'sails-io {name}': each for name, each in commands.items()}}
        return '\n\n'.join(_command(name, each) for name, each in every.items())


def _command(name: str, parser: Any) -> str:
    return f'{name}\n{"-" * len(name)}\n\n.. code-block:: text\n\n{_indented(parser.format_help())}'


def _described(kind: str, name: str, entry: client_source.Entry) -> str:
    text = _javascript(entry.text)
    for argument, type_name in entry.arguments.items():
        if type_name:
            text = text.replace(f':param {argument}:', f':param {type_name} {argument}:')
    signature = name if name.endswith(')') else f'{name}({entry.signature})'
    return f'.. {kind}:: {signature}\n\n{_indented(text)}'


def _declared(owner: str, member: declarations.Member) -> str:
    facts = [f'`{member.type}`']
    if member.name in AT_ANY_TIME:
        facts.append('of a socket: at any time')
    if member.name in OF_CONNECTION:
        facts.append('of a socket: while it is not connected')
    if member.name in ATTRIBUTES:
        facts.append(f'attribute of the script element: `{member.name}`, `data-{member.name}`')
    text = '\n\n'.join([member.text, '; '.join(facts)])
    return f'.. js:attribute:: {owner}.{member.name}\n\n{_indented(text)}'


def _javascript(docstring: str) -> str:
    text = str(GoogleDocstring(_with_marked_example(docstring, 'js'), NAPOLEON, what='function'))
    return text.replace(':raises ', ':throws ')


def _python(docstring: str) -> str:
    return str(
        GoogleDocstring(_with_marked_example(cleandoc(docstring), 'python'), NAPOLEON, what='function')
    )


def _mark_examples(app: Sphinx, kind: str, name: str, value: Any, options: Any, lines: list[str]) -> None:
    lines[:] = _with_marked_example('\n'.join(lines), 'python').splitlines()


def _with_marked_example(docstring: str, language: str) -> str:
    """Say which language an example is in, unless it is a session with Python."""

    def mark(match: re.Match[str]) -> str:
        if match[1].lstrip().startswith('>>>'):
            return match[0]
        return f'Example:\n    .. code-block:: {language}\n\n{_indented(match[1])}\n'

    return _EXAMPLE.sub(mark, f'{docstring}\n')


def _indented(text: str) -> str:
    return '\n'.join(f'    {line}' if line else '' for line in text.splitlines())
