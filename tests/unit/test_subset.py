"""The check of the subset: each construct is refused in its line and by its name, and nothing else is."""

from __future__ import annotations

import ast
import inspect
import re
from importlib import import_module

import pytest

from sails_io.compiler.subset import Refusal, refusals
from sails_io.compiler.subset_rule import RULES
from sails_io.compiler.subset_syntax import COMPILED, refused
from sails_io.compiler.subset_syntax import REFUSED as REFUSED_SYNTAX
from tests.support import event_loop
from tests.unit.subset_cases import ALLOWED, PASSED, REFUSED

#: Syntax that the oldest Python cannot parse, so that no case holds it.
SINCE_PYTHON_3_11 = {'TryStar', 'TypeAlias', 'TypeVar', 'TypeVarTuple', 'ParamSpec'}


@pytest.mark.parametrize('name', REFUSED)
def test_construct_is_refused_in_its_line(name: str) -> None:
    source, line = REFUSED[name]
    construct = name.split(' #')[0]
    found = [(refusal.line, refusal.construct) for refusal in refusals(source, 'x.py')]
    assert (line, construct) in found
    # What stands elsewhere is no reason to refuse anything.
    assert {found_line for found_line, _ in found} == {line}


@pytest.mark.parametrize('name', [*ALLOWED, *PASSED])
def test_faithful_code_is_let_through(name: str) -> None:
    assert refusals({**ALLOWED, **PASSED}[name], 'x.py') == []


@pytest.mark.parametrize('name', ALLOWED)
def test_faithful_code_runs_under_cpython(name: str) -> None:
    space: dict[str, object] = {'__name__': 'case'}
    exec(compile(ALLOWED[name], name, 'exec', dont_inherit=True), space)
    answer = space['answer']
    assert callable(answer)
    found = answer()
    assert (event_loop.run(found) if inspect.iscoroutine(found) else found) not in (None, [])


def test_message_says_where_what_why_and_what_instead() -> None:
    (refusal,) = refusals('def f(x):\n    assert x\n', 'client/call.py')
    assert str(refusal) == (
        'client/call.py:2:5: `assert`: Transcrypt leaves it out; write `if not …: raise …`'
    )
    assert refusal == Refusal(
        'client/call.py', 2, 5, '`assert`', 'Transcrypt leaves it out', 'write `if not …: raise …`'
    )


def test_column_counts_characters_not_bytes() -> None:
    (refusal,) = refusals("x = ['äöü', [1][-1]]\n", 'x.py')
    assert refusal.column == 13


def test_places_inside_an_f_string_are_its_own() -> None:
    (refusal,) = refusals("def f(x):\n    y = 1\n    return f'{y} {x[-1]}'\n", 'x.py')
    assert (refusal.line, refusal.column) == (3, 12)


def test_refusals_come_in_the_order_of_lines() -> None:
    found = refusals('def f(a, b=1):\n    x = [1][-1]\n    assert x\n    del x\n', 'x.py')
    assert [refusal.line for refusal in found] == [1, 2, 3, 4]


def test_what_python_has_that_nobody_listed_is_refused() -> None:
    class Invented(ast.stmt):
        """Syntax of a Python yet to come."""

    unknown = refused(Invented())
    assert unknown is not None
    assert unknown.construct == '`Invented` syntax'


def test_no_syntax_is_both_compiled_and_refused() -> None:
    assert not COMPILED & set(REFUSED_SYNTAX)


def test_source_that_is_not_python_raises() -> None:
    with pytest.raises(SyntaxError):
        refusals('def', 'x.py')


@pytest.mark.parametrize(
    'look', [look for looks in RULES.values() for look in looks], ids=lambda look: look.__name__
)
def test_every_rule_is_needed(look: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take one rule away: some case is then no longer refused as it should be."""
    for kind, looks in RULES.items():
        monkeypatch.setitem(RULES, kind, [other for other in looks if other is not look])
    assert any(not _is_refused(name) for name in REFUSED)


@pytest.mark.parametrize('kind', sorted(set(REFUSED_SYNTAX) - SINCE_PYTHON_3_11))
def test_every_line_of_the_syntax_table_is_needed(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(REFUSED_SYNTAX, kind)
    assert any(not _is_refused(name) for name in REFUSED)


def _is_refused(name: str) -> bool:
    source, line = REFUSED[name]
    found = [(refusal.line, refusal.construct) for refusal in refusals(source, 'x.py')]
    return (line, name.split(' #')[0]) in found


def advised_imports() -> set[tuple[str, str]]:
    """What the refusals tell to import: names, and the modules that are said to have them."""
    advice = [refusal.instead for source, _ in REFUSED.values() for refusal in refusals(source, 'x.py')]
    return {
        (module, name)
        for text in advice
        for names, module in re.findall(
            r'((?:`\w+`(?:, | or )?)+(?:`\w+\(.*?\)`)?) from (sails_io[\w.]*\w)', text
        )
        for name in re.findall(r'\w+', names)
        if name != 'or'
    }


def test_what_is_advised_to_be_imported_exists() -> None:
    advised = advised_imports()
    assert {'json', 'keys', 'lower', 'merged', 'position'} <= {name for _, name in advised}
    missing = [(module, name) for module, name in advised if not hasattr(import_module(module), name)]
    assert missing == []
