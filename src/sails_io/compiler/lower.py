"""Rewrites Python source, line by line, into the Python that Transcrypt compiles faithfully.

Transcrypt is right about most of the subset that `subset.py` lets through; where it is not, the same
meaning can be written in another way. This module writes it that way, so that authors need not:

=====================================  ==========================================================
written                                compiled as
=====================================  ==========================================================
``x is None``, ``x is not None``       ``x == None``: JavaScript's ``== null`` takes ``undefined`` too
``a == b``, ``a != b``                 ``a is b``: ``===``, because ``1 == '1'`` is true in JavaScript
``f'{a} and {b}'``                     ``'' + a + ' and ' + b``: no ``String.prototype.format``
``def f(a, b=None)``                   ``def f(a, b)``: what is left out is ``undefined``, hence ``None``
``raise error``, ``raise``             ``__throw__(error)``: no ``__cause__`` written on a page's Error
``xs.append(x)``, ``xs.discard(x)``    ``__append__(xs, x)``: no ``Array.prototype.append``
``def __init__``                       ``def __setup__``: ``__init__`` is compiled to a closure per object
``f(a, b=c)``                          ``f(a, __keywords__({'b': c}))``: an object of a class of its own
``def f(a, *, b)``, ``def f(**c)``     ``def f(a, b, __keywords__)``, ``def f(c, __rest__)``: see `tidy`
``async def`` in a class               ``def f(self, __async__)``: see `tidy`
``async for x in xs``                  ``for x in __awaited__(xs)``: see `tidy`
``async with x as y``                  ``for y in __entered__(x)``: see `tidy`
``[f(x) for x in xs if x]``            ``__listed__(lambda x: f(x), xs, lambda x: x)``
``C(x)`` of a class in `classes`       ``__new__(C(x))``: JavaScript's `new C(x)`
``get(x, 'name')`` of the platform     ``x.name``: no call where JavaScript needs none
imports for types                      nothing
=====================================  ==========================================================

No line is added or removed, so line numbers stay true in source maps and in error messages.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from keyword import iskeyword

#: First line of every lowered module: methods are plain functions, and no name is changed
#: (`name`, `get`, `keys` … would be renamed, also as attributes of a page's own objects).
PRAGMAS = "__pragma__('jscall'); __pragma__('noalias'); "

#: Modules that only CPython needs.
CPYTHON_ONLY = ('typing', '__future__', 'collections.abc')

#: Methods of Python's collections that become functions of the lean runtime.
DISPATCHED = ('append', 'discard')

Edit = tuple[int, int, str]


def lower(source: str, classes: Collection[str] = (), platform: Collection[str] = ()) -> str:
    """Return `source` with the constructs of the table above rewritten.

    Arguments:
        source: the text of one Python module that `subset.refusals` accepts.
        classes: names of classes that are compiled to JavaScript's own.
        platform: names of the modules that are written in JavaScript.

    Returns:
        Python text for Transcrypt with as many lines as `source`.

    Raises:
        SyntaxError: `source` is not Python.

    Example:
        >>> lower('ok = x is None').endswith('ok = x == None')
        True
    """
    tree = ast.parse(source)
    return PRAGMAS + _Lowering(source, tree, Names(classes, _imported_from(tree, platform))).result()


@dataclass(frozen=True)
class Names:
    """The names of a module that mean something special.

    Attributes:
        classes: of classes that are compiled to JavaScript's own.
        platform: of what is imported from the platform.
    """

    classes: Collection[str]
    platform: Collection[str]


def _imported_from(tree: ast.Module, modules: Collection[str]) -> set[str]:
    return {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module in modules
        for alias in node.names
    }


class _Lowering(ast.NodeVisitor):
    """Collects the edits for one source text; edits never overlap, so they can be applied in one pass."""

    def __init__(self, source: str, tree: ast.Module, names: Names) -> None:
        self.names = names
        self.source = source.encode()
        self.line_starts = [0]
        for line in self.source.splitlines(keepends=True):
            self.line_starts.append(self.line_starts[-1] + len(line))
        self.edits: list[Edit] = []
        self.methods: set[ast.stmt] = set()
        #: The name of the error in the `except` clause around the present place.
        self.caught: str | None = None
        self.visit(tree)

    def result(self) -> str:
        """Return the text with all edits applied."""
        pieces: list[bytes] = []
        done = 0
        for start, end, text in sorted(self.edits, key=lambda edit: edit[:2]):
            pieces += [self.source[done:start], text.encode()]
            done = end
        return b''.join([*pieces, self.source[done:]]).decode()

    # Places in the text

    def _start(self, node: ast.expr | ast.stmt | ast.arg) -> int:
        return self.line_starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.stmt | ast.arg) -> int:
        # Set for every node that comes from a source text.
        return self.line_starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)

    def _replace(self, start: int, end: int, text: str) -> None:
        lines = self.source[start:end].count(b'\n') - text.count('\n')
        self.edits.append((start, end, text + '\n' * lines))

    def _close(self, start: int, end: int, text: str) -> None:
        """Replace the end of something in parentheses; lines that end there do so inside of them."""
        self.edits.append((start, end, '\n' * self.source[start:end].count(b'\n') + text))

    def _drop(self, node: ast.stmt) -> None:
        self._replace(self._start(node), self._end(node), 'pass')

    # Statements

    def visit_Import(self, node: ast.Import) -> None:
        if all(alias.name in CPYTHON_ONLY for alias in node.names):
            self._drop(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module in CPYTHON_ONLY:
            self._drop(node)

    def visit_If(self, node: ast.If) -> None:
        if isinstance(node.test, ast.Name) and node.test.id == 'TYPE_CHECKING':
            self._drop(node)
        else:
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        # The annotation goes as well: Transcrypt would look up the names in it.
        if node.value is None:
            self._drop(node)
            return
        self._replace(self._end(node.target), self._end(node.annotation), '')
        self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name == '__init__':
            start = self.source.index(b'__init__', self._start(node))
            self._replace(start, start + len('__init__'), '__setup__')
        self._lower_function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        if node in self.methods:
            start = self._start(node)
            self._replace(start, self.source.index(b'def', start), '')
        self._lower_function(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.methods |= set(node.body)
        self.generic_visit(node)

    def _lower_function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit(node.args)
        markers = list(_markers(node, node in self.methods))
        if markers:
            start, end = self._parameters(node)
            comma = ', ' if self.source[start:end].strip(b' \n,') else ''
            self._replace(end, end, comma + ', '.join(markers))
        for statement in [*node.decorator_list, *node.body]:
            self.visit(statement)

    def visit_arguments(self, node: ast.arguments) -> None:
        defaults = [*[None] * (len(node.args) - len(node.defaults)), *node.defaults, *node.kw_defaults]
        for argument, default in zip([*node.args, *node.kwonlyargs], defaults, strict=True):
            if default is not None:
                self._replace(self._end(argument), self._end(default), '')
        if node.kwonlyargs:
            # The star, and the comma after it.
            first = self._start(node.kwonlyargs[0])
            self._replace(self.source.rindex(b'*', 0, first), first, '')
        if node.kwarg is not None:
            name = self._start(node.kwarg)
            self._replace(self.source.rindex(b'**', 0, name), name, '')

    def _parameters(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[int, int]:
        """Return where the parameters of a function begin, and the end of the last of them, with its comma."""
        start = self.source.index(b'(', self.source.index(node.name.encode(), self._start(node))) + 1
        every = [*node.args.args, *node.args.kwonlyargs, *filter(None, [node.args.kwarg])]
        ends = [self._end(each) for each in every]
        ends += [
            self._end(each) for each in (*node.args.defaults, *node.args.kw_defaults) if each is not None
        ]
        return start, max(ends, default=start)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> None:
        start = self._start(node)
        self._replace(start, self.source.index(b'for', start), '')
        self._replace(self._start(node.iter), self._start(node.iter), '__awaited__(')
        self._replace(self._end(node.iter), self._end(node.iter), ')')
        self.generic_visit(node)

    def visit_AsyncWith(self, node: ast.AsyncWith) -> None:
        item = node.items[0]
        name = item.optional_vars
        inner = item.context_expr
        target = name.id if isinstance(name, ast.Name) else '__value__'
        last = inner if name is None else name
        colon = self.source.index(b':', self._end(last))
        self._replace(self._start(node), self._start(inner), f'for {target} in __entered__(')
        self._close(self._end(inner), colon, ')')
        self.visit(inner)
        for statement in node.body:
            self.visit(statement)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        outer, self.caught = self.caught, node.name
        self.generic_visit(node)
        self.caught = outer

    def visit_Raise(self, node: ast.Raise) -> None:
        start = self._start(node)
        if node.exc is not None:
            self._replace(start, start + len('raise'), '__throw__(')
            self._replace(self._end(node), self._end(node), ')')
            self.visit(node.exc)
        elif self.caught is not None:
            self._replace(start, self._end(node), f'__throw__({self.caught})')

    # Expressions

    def visit_Compare(self, node: ast.Compare) -> None:
        operands = [node.left, *node.comparators]
        for left, operator, right in zip(operands, node.ops, operands[1:], strict=False):
            self._lower_operator(left, operator, right)
        self.generic_visit(node)

    def _lower_operator(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> None:
        with_none = any(isinstance(side, ast.Constant) and side.value is None for side in (left, right))
        equal = isinstance(operator, (ast.Is, ast.Eq))
        if not equal and not isinstance(operator, (ast.IsNot, ast.NotEq)):
            return
        written = {ast.Is: 'is', ast.Eq: '==', ast.IsNot: 'is not', ast.NotEq: '!='}[type(operator)]
        loose, strict = ('==', 'is') if equal else ('!=', 'is not')
        start = self.source.index(written.split()[0].encode(), self._end(left))
        end = self.source.index(written.split()[-1].encode(), start) + len(written.split()[-1])
        self._replace(start, end, loose if with_none else strict)

    def visit_ListComp(self, node: ast.ListComp) -> None:
        each = node.generators[0]
        name = ast.unparse(each.target)
        self._replace(self._start(node), self._start(node.elt), f'__listed__(lambda {name}: (')
        self._replace(self._end(node.elt), self._start(each.iter), '), (')
        last: ast.expr = each.iter
        for condition in each.ifs:
            self._replace(self._end(last), self._start(condition), f'), lambda {name}: (')
            last = condition
        self._close(self._end(last), self._end(node), '))')
        for part in (node.elt, each.iter, *each.ifs):
            self.visit(part)

    def _lower_keywords(self, node: ast.Call) -> None:
        for keyword in node.keywords:
            start = self.line_starts[keyword.lineno - 1] + keyword.col_offset
            opening = '__keywords__({' if keyword is node.keywords[0] else ''
            self._replace(start, self._start(keyword.value), f'{opening}{keyword.arg!r}: ')
        if node.keywords:
            end = self._end(node.keywords[-1].value)
            self._replace(end, end, '})')

    def visit_Call(self, node: ast.Call) -> None:
        self._lower_keywords(node)
        function = node.func
        one = len(node.args) == 1 and not isinstance(node.args[0], ast.Starred)
        if isinstance(function, ast.Attribute) and function.attr in DISPATCHED and one:
            dot = self.source.rindex(b'.', 0, self._end(function))
            opening = self.source.index(b'(', self._end(function))
            self._replace(self._start(node), self._start(node), f'__{function.attr}__(')
            self._replace(dot, opening + 1, ', ')
        elif isinstance(function, ast.Name) and function.id in self.names.classes:
            self._replace(self._start(node), self._start(node), '__new__(')
            self._replace(self._end(node), self._end(node), ')')
        elif self._is_member(node):
            self._lower_member(node)
            return
        self.generic_visit(node)

    def _is_member(self, node: ast.Call) -> bool:
        """Whether a call is `get(x, 'name')` of the platform."""
        return (
            isinstance(node.func, ast.Name)
            and node.func.id == 'get'
            and 'get' in self.names.platform
            and len(node.args) == 2
            and isinstance(node.args[1], ast.Constant)
            and isinstance(node.args[1].value, str)
            and node.args[1].value.isidentifier()
            and not iskeyword(node.args[1].value)
        )

    def _lower_member(self, node: ast.Call) -> None:
        source, name = node.args
        self._replace(self._start(node), self._start(source), '(')
        # Lines end inside the parentheses, as in a text below.
        lines = '\n' * self.source[self._end(source) : self._end(node)].count(b'\n')
        self._replace(self._end(source), self._end(node), f'{lines}).{ast.literal_eval(name)}')
        self.visit(source)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        start, end = self._start(node), self._end(node)
        # Lines of a long text end inside the parentheses, where an end of line means nothing.
        lines = '\n' * self.source[start:end].count(b'\n')
        self._replace(start, end, f'({" + ".join(self._parts(node))}{lines})')

    def _parts(self, node: ast.JoinedStr) -> list[str]:
        """Return the operands whose sum is the f-string; the first is a string, so that each `+` joins texts."""
        parts = [self._part(value) for value in node.values]
        first_is_text = bool(node.values) and isinstance(node.values[0], ast.Constant)
        return parts if first_is_text else ["''", *parts]

    def _part(self, value: ast.expr) -> str:
        if isinstance(value, ast.FormattedValue):
            # Unparsed, because positions inside f-strings are only right since Python 3.12.
            text = ast.unparse(value.value)
            return f'({_Lowering(text, ast.parse(text), self.names).result()})'
        return ast.unparse(value)


def _markers(node: ast.FunctionDef | ast.AsyncFunctionDef, is_method: bool) -> Iterator[str]:
    """The parameters that tell `tidy` what Transcrypt would not compile."""
    if node.args.kwarg is not None:
        yield '__rest__'
    elif node.args.kwonlyargs:
        yield '__keywords__'
    if is_method and isinstance(node, ast.AsyncFunctionDef):
        yield '__async__'
