"""The examples in the docstrings of the Pythonic face do what they say: on the mock, or compiled in a page."""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import textwrap
from collections.abc import Iterator
from typing import Any

import pytest

import sails_io
import sails_io.page
from sails_io import Socket, bundles, connect
from sails_io.compiler.front_end import build_front_end
from sails_io.mock import MockSails
from tests.support import event_loop

ADDRESS = 'http://localhost:1337'
PARSER = doctest.DocTestParser()
CHECKER = doctest.OutputChecker()
#: A value that is not None is shown, as at Python's prompt.
SHOWN = """async def _run(socket, somebody, show):
{}
"""

DESCRIBED = {'connect': connect, 'Socket': Socket} | {
    f'Socket.{name}': value for name, value in vars(Socket).items() if callable(value)
}
EXAMPLES = {
    name: examples
    for name, value in DESCRIBED.items()
    if (examples := PARSER.get_examples(value.__doc__ or ''))
}


def statement(source: str) -> str:
    """A statement of an example, which shows its value where it is an expression that has one."""
    try:
        compile(source.strip(), 'example', 'eval', flags=0x2000)  # ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    except SyntaxError:
        return textwrap.indent(source, '    ')
    return f'    show(({source.strip()}))\n'


def program(examples: list[doctest.Example]) -> str:
    """All of an example, in a function that can await."""
    return SHOWN.format(''.join(statement(example.source) for example in examples))


async def written(url: str, examples: list[doctest.Example]) -> str:
    """What an example prints, or shows."""
    names: dict[str, Any] = {'connect': connect}
    exec(program(examples).replace(ADDRESS, url), names)
    said = io.StringIO()
    async with connect(url) as socket, connect(url) as somebody:
        with contextlib.redirect_stdout(said):
            await names['_run'](socket, somebody, lambda value: None if value is None else print(repr(value)))
    return said.getvalue()


@pytest.fixture
def url() -> Iterator[str]:
    app = MockSails()
    app.model('order', {'item': 'string'}, records=[{'item': 'tea'}])
    with app.serve() as server:
        yield server.url


@pytest.mark.parametrize('name', EXAMPLES)
def test_example(url, name):
    wanted = ''.join(example.want for example in EXAMPLES[name])
    said = event_loop.run(written(url, EXAMPLES[name]))
    assert CHECKER.check_output(wanted, said, 0), said


def test_there_are_examples():
    assert len(EXAMPLES) > 7
    assert sails_io.__all__ == ['SailsError', 'Socket', 'connect']


# The page


PAGE = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Orders</title><h1>Orders</h1>
<script type="module" src="/examples.js"></script>
"""
IN_A_PAGE = {
    name: example
    for name, value in vars(sails_io.page).items()
    for example in PARSER.get_examples((callable(value) and value.__doc__) or '')
}


@pytest.mark.parametrize('name', ['construct', 'find', 'element'])
def test_example_in_a_page(name, tmp_path, page):
    example = IN_A_PAGE[name]
    program = tmp_path / 'examples.py'
    names = 'construct, element, find, window'
    program.write_text(f'from sails_io.page import {names}\nwindow.said = {example.source}', encoding='utf-8')
    public = tmp_path / 'public'
    public.mkdir()
    build_front_end([program], public, bundles.path('sails_io.js'))
    (public / 'index.html').write_text(PAGE, encoding='utf-8')
    with MockSails(public).serve() as server:
        page.goto(server.url)
        page.wait_for_function('window.said !== undefined')
        assert page.evaluate('window.said') == ast.literal_eval(example.want)


@pytest.mark.parametrize('module', [bundles])
def test_examples_of_modules(module):
    run = doctest.testmod(module)
    assert (run.failed, run.attempted > 0) == (0, True)
