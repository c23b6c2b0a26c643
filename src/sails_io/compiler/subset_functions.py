"""Functions and classes: parameters, decorators, methods, what stands in a class."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from sails_io.compiler.subset_rule import Finding, Module, rule
from sails_io.compiler.subset_tree import FUNCTIONS, Function, decorator_names, is_docstring, is_type_checking

#: Members that every JavaScript class has itself; a constant `name` is hidden by the class's own as well.
_CLASS_HAS = frozenset({'prototype', 'constructor'})

#: Methods that compiled code calls by itself.
_CALLED = frozenset({'__init__', '__aenter__', '__aexit__'})

_BLOCKS = (ast.If, ast.For, ast.While, ast.Try)


@rule(ast.arguments)
def parameters(node: ast.arguments, module: Module) -> Iterator[Finding]:
    """Refuse the kinds of parameters that Transcrypt drops, and defaults other than None."""
    for argument in node.posonlyargs:
        yield Finding(argument, 'positional-only parameter', 'Transcrypt drops it', 'leave out the `/`')
    by_name = [*node.kwonlyargs, *filter(None, [node.kwarg])]
    if by_name and (node.vararg or isinstance(module.tree.parent(node), ast.Lambda)):
        yield Finding(
            by_name[0],
            'parameter by name after `*`, or of a lambda',
            'nobody takes it apart there',
            'define a function without `*args`',
        )
    if node.vararg and isinstance(module.tree.parent(node), ast.Lambda):
        yield Finding(
            node.vararg,
            '`*` parameter of a lambda',
            'it is compiled to an arrow function, which has the `arguments` of the function around it',
            'define a function',
        )
    for default in filter(None, [*node.defaults, *node.kw_defaults]):
        if not (isinstance(default, ast.Constant) and default.value is None):
            yield Finding(
                default,
                'default value other than None',
                'the test for it throws for objects without hasOwnProperty',
                'write `= None` and set the value inside',
            )


@rule(*FUNCTIONS)
def method(node: Function, module: Module) -> Iterator[Finding]:
    """Refuse methods that are compiled to something else, or not at all."""
    if module.tree.class_of(node) is None:
        return
    decorators = decorator_names(node)
    if not node.args.args and 'staticmethod' not in decorators:
        yield Finding(node, f'method `{node.name}` without `self`', 'Transcrypt aborts', 'name `self` first')
    if node.name.startswith('__') and node.name not in _CALLED:
        yield Finding(
            node, f'method `{node.name}`', 'JavaScript never calls it', 'give it a plain name and call it'
        )
    if node.name == 'discard':
        yield Finding(node, 'method `discard`', 'calls of `.discard` become `.delete`', 'pick another name')
    for decorator, name in zip(node.decorator_list, decorators, strict=True):
        if name != 'staticmethod':
            yield _decorated_method(decorator, name)


def _decorated_method(decorator: ast.expr, name: str) -> Finding:
    if name == 'classmethod':
        reason, instead = 'called on an object, its `cls` is that object', 'write a function of the module'
    elif name == 'property' or name.endswith(('.setter', '.deleter')):
        reason, instead = 'the class gets it, its objects do not', 'write a method'
    elif name.endswith('overload'):
        reason, instead = 'Transcrypt cannot decorate methods under jscall', 'annotate the union of both'
    else:
        reason, instead = (
            'Transcrypt cannot decorate methods under jscall',
            "call the decorator's work inside",
        )
    return Finding(decorator, f'`@{name}` on a method', reason, instead)


@rule(*FUNCTIONS, ast.ClassDef)
def decorator(node: Function | ast.ClassDef, module: Module) -> Iterator[Finding]:
    """Refuse decorators that are no names: Transcrypt never comes back from them."""
    for written in node.decorator_list:
        inner = written
        while isinstance(inner, (ast.Call, ast.Attribute)):
            inner = inner.func if isinstance(inner, ast.Call) else inner.value
        if not isinstance(inner, ast.Name):
            yield Finding(
                written, 'decorator that is no name', 'Transcrypt runs for ever', 'name the decorator first'
            )


@rule(ast.ClassDef)
def class_head(node: ast.ClassDef, module: Module) -> Iterator[Finding]:
    """Refuse classes that the runtime cannot build."""
    if len(node.bases) > 1:
        yield Finding(
            node.bases[1], 'second base class', 'JavaScript has one prototype', 'hold one in an attribute'
        )
    for base in node.bases[:1]:
        if not isinstance(base, ast.Name):
            yield Finding(
                base, 'base class that is no name', 'the runtime wants a class', 'name the base first'
            )
        elif base.id == 'Exception' and module.tree.found(base.id, base) is None:
            yield Finding(
                base,
                'class of errors',
                'an Error built this way has no message and no stack',
                'make a function that returns an Error with a `code`',
            )
    for keyword in node.keywords:
        yield Finding(
            keyword, f'`{keyword.arg}=` of a class', 'the runtime has no metaclasses', 'leave it out'
        )
    if isinstance(module.tree.parent(node), ast.ClassDef):
        yield Finding(
            node, 'class in a class', 'its methods get no `self` of their own', 'move it to the module'
        )


@rule(ast.ClassDef, *FUNCTIONS)
def conditional_definition(node: Function | ast.ClassDef, module: Module) -> Iterator[Finding]:
    """Refuse definitions in a block of the module: they are not exported, or the export is a syntax error."""
    if isinstance(module.tree.scope(node), ast.Module) and isinstance(module.tree.parent(node), _BLOCKS):
        yield Finding(
            node, 'definition in a block of the module', 'it cannot be exported', 'define it always'
        )


@rule(ast.ClassDef)
def class_body(node: ast.ClassDef, module: Module) -> Iterator[Finding]:
    """Refuse statements in a class that Transcrypt leaves out, and constants that are not constant."""
    members = {statement.name for statement in node.body if isinstance(statement, FUNCTIONS)}
    for statement in node.body:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            if len(targets) > 1 or not isinstance(targets[0], ast.Name):
                yield Finding(
                    statement, 'class constants unpacked or chained', 'it is no member', 'write one a line'
                )
            elif statement.value is not None:
                yield from _constant(statement.value, members, module)
                yield from _member(targets[0].id, _CLASS_HAS | {'name'}, statement)
                members.add(targets[0].id)
        elif isinstance(statement, FUNCTIONS):
            yield from _member(statement.name, _CLASS_HAS, statement)
        elif not _is_nothing(statement, module):
            yield Finding(
                statement, 'statement in a class', 'Transcrypt leaves it out', 'move it to the module'
            )


def _is_nothing(statement: ast.stmt, module: Module) -> bool:
    if isinstance(statement, ast.Expr):
        return is_docstring(module.tree, statement.value)
    return isinstance(statement, (ast.ClassDef, ast.Pass)) or is_type_checking(statement)


def _member(name: str, taken: frozenset[str], statement: ast.stmt) -> Iterator[Finding]:
    if name in taken:
        yield Finding(
            statement,
            f'class member `{name}`',
            'every JavaScript class has its own',
            'pick another name, or set it in `__init__`',
        )


def _constant(value: ast.expr, members: set[str], module: Module) -> Iterator[Finding]:
    for inner in ast.walk(value):
        if isinstance(inner, ast.Name) and inner.id in members:
            yield Finding(
                inner,
                f'class constant made from `{inner.id}`',
                'members are no names in the emitted class',
                'write the value again, or make it a constant of the module',
            )
    found = module.tree.found(value.id, value) if isinstance(value, ast.Name) else None
    if isinstance(value, ast.Lambda) or (found and isinstance(found[1][0], FUNCTIONS)):
        yield Finding(
            value,
            'function as class constant',
            'Python hands it `self`, JavaScript does not',
            'write a method',
        )
