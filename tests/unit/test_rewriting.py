"""The two texts that are rewritten around Transcrypt: Python before it, JavaScript after it."""

from __future__ import annotations

import pytest

from sails_io.compiler.lower import PRAGMAS, lower
from sails_io.compiler.tidy import tidy

IMPORT = 'from platform_of_tests import get\n'
LOWERED = {
    'a member': ("x = get(a, 'b')", 'x = (a).b'),
    'a member of a member': ("x = get(get(a, 'b'), 'c')", 'x = ((a).b).c'),
    'a member within lines': ("x = get(\n    a,\n    'b',\n) or 1", 'x = (\na\n\n).b or 1'),
    'a key that is computed': ('x = get(a, b)', 'x = get(a, b)'),
    'a key that is no name': ("x = get(a, 'b-c')", "x = get(a, 'b-c')"),
    "a key that is Python's": ("x = get(a, 'class')", "x = get(a, 'class')"),
    'a text with a member': ('x = f\'{get(a, "b")}\'', "x = ('' + ((a).b))"),
}


@pytest.mark.parametrize(('source', 'expected'), LOWERED.values(), ids=LOWERED)
def test_a_member_is_asked_for_without_a_call(source, expected):
    assert lower(IMPORT + source, platform={'platform_of_tests'}) == f'{PRAGMAS}{IMPORT}{expected}'


def test_append_of_many_is_none_of_a_list():
    assert lower('x.append(*items)') == f'{PRAGMAS}x.append(*items)'


def test_a_get_of_the_program_is_called():
    assert lower("x = get(a, 'b')") == f"{PRAGMAS}x = get(a, 'b')"


FUNCTIONS = {
    'one of the module': (
        'export var f = function (a) {\n\treturn a;\n};',
        'export function f (a) {\n\treturn a;\n}',
    ),
    'one that waits': ('var f = async function () {\n};', 'async function f () {\n}'),
    'an inner one': (
        'var f = function () {\n\tvar g = function () {\n\t\treturn 1;\n\t};\n};',
        'function f () {\n\tvar g = () => {\n\t\treturn 1;\n\t};\n}',
    ),
    'an inner one that waits': (
        '\tvar g = async function (a, b) {\n\t\treturn a;\n\t};',
        '\tvar g = async (a, b) => {\n\t\treturn a;\n\t};',
    ),
}


@pytest.mark.parametrize(('script', 'expected'), FUNCTIONS.values(), ids=FUNCTIONS)
def test_functions_are_declarations_and_arrows(script, expected):
    assert tidy(script) == expected


@pytest.mark.parametrize('word', ['arguments', 'this'])
def test_what_arrows_do_not_have_needs_a_function(word):
    script = f'\tvar f = function () {{\n\t\treturn {word};\n\t}};'
    assert tidy(script) == script
