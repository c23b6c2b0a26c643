"""Which classes of a program can be JavaScript's own, and their making.

A class of JavaScript is smaller and faster than one that the lean runtime puts together, but less than Python's:
it cannot be called without `new`, and a class made from it has to call its constructor. So a class becomes one
of JavaScript's when the whole program does nothing with it but construct it, ask whether a value is one of it,
and hand it to functions of the platform.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

#: The module and the name of a class.
Class = tuple[str, str]

_COMPILED = r'export var ({names}) =  __class__ \(\'\1\', \[object\], \{{\n(.*?)\n\}}\);'
_METHOD = re.compile(
    r'^\t(?:async )?[\w$]+ \([^\n]*\) \{\n\t\tvar self = this;\n.*?^\t\}', re.MULTILINE | re.DOTALL
)


def native_classes(sources: Mapping[str, str], platform: set[str]) -> dict[str, set[str]]:
    """Return, for each module, the names in it of classes that can be JavaScript's own.

    Arguments:
        sources: the Python text of each module by its name.
        platform: the names of the modules that are written in JavaScript.
    """
    trees = {module: ast.parse(source) for module, source in sources.items()}
    names = {module: dict(_classes_in_sight(module, tree)) for module, tree in trees.items()}
    native = {
        (module, node.name)
        for module, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and _is_plain(node)
    }
    for module, tree in trees.items():
        native -= set(_used_otherwise(tree, names[module], platform))
    return {
        module: {name for name, found in seen.items() if found in native} for module, seen in names.items()
    }


def _classes_in_sight(module: str, tree: ast.Module) -> Iterator[tuple[str, Class]]:
    """Each name of a module that may stand for a class, and for which."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name, (module, node.name)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield alias.asname or alias.name, (node.module, alias.name)


def _is_plain(node: ast.ClassDef) -> bool:
    methods = [part for part in node.body if not _is_docstring(part)]
    return (
        not node.bases
        and not node.decorator_list
        and bool(methods)
        and all(isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef)) for part in methods)
    )


def _is_docstring(part: ast.stmt) -> bool:
    return isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)


def _used_otherwise(tree: ast.Module, names: Mapping[str, Class], platform: set[str]) -> Iterator[Class]:
    """The classes that a module uses in a way that is not that of a class of JavaScript."""
    of_platform = {name for name, (module, _) in names.items() if module in platform}
    allowed = set(_plain_uses(tree, of_platform))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in names and node not in allowed:
            yield names[node.id]
        elif isinstance(node, ast.Attribute):  # of a module, perhaps
            yield from (found for found in names.values() if found[1] == node.attr)


def _plain_uses(tree: ast.Module, of_platform: set[str]) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func
            if isinstance(node.func, ast.Name) and node.func.id in {'isinstance', *of_platform}:
                yield from node.args
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from _within(node.returns)
        elif isinstance(node, (ast.arg, ast.AnnAssign)):
            yield from _within(node.annotation)


def _within(annotation: ast.expr | None) -> Iterator[ast.expr]:
    if annotation is not None:
        yield from (node for node in ast.walk(annotation) if isinstance(node, ast.expr))


def as_native(script: str, names: set[str]) -> str:
    """Return a compiled module with these of its classes written as JavaScript's, on as many lines."""
    if not names:
        return script
    pattern = _COMPILED.format(names='|'.join(sorted(names)))
    return re.sub(pattern, _native, script, flags=re.DOTALL)


def _native(found: re.Match[str]) -> str:
    body = re.sub(r'^\t\},$', '\t}', found[2], flags=re.MULTILINE)
    body = re.sub(r'^\t__setup__ \(', '\tconstructor (', body, flags=re.MULTILINE)
    return f'export class {found[1]} {{\n{body}\n}}'


def without_self(script: str) -> str:
    """Return a compiled module whose methods say `this` where no function inside them has one of its own."""
    return _METHOD.sub(_with_this, script)


def _with_this(found: re.Match[str]) -> str:
    method = found[0]
    if re.search(r'\bfunction\b|[\'"`][^\n]*\bself\b', method):
        return method
    return re.sub(r'\bself\b', 'this', method.replace('\t\tvar self = this;', '', 1))
