"""Rewrites JavaScript that Transcrypt wrote, where a shorter form means the same.

Transcrypt's output has one form for each construct, which is why patterns are enough. No line is added or
removed, so that the source maps stay true.
"""

from __future__ import annotations

import re

#: Each pattern with what replaces it.
_RULES = [
    # Methods see `self`, not `this`, so a lambda can be an arrow function.
    (re.compile(r'function __lambda__ \(([^)]*)\) \{'), r'(\1) => {'),
    # `name: function (a) {` in a class is the method `name (a) {`.
    (re.compile(r'^(\t+)([\w$]+): function \(', re.MULTILINE), r'\1\2 ('),
    (re.compile(r'^(\t+)([\w$]+): async function \(', re.MULTILINE), r'\1async \2 ('),
    # `except Exception` takes whatever was thrown: there is nothing to ask, and nothing to pass on.
    (re.compile(r'if \(isinstance \(__except\d+__, Exception\)\) \{'), '{'),
    (re.compile(r'else \{\n\t+throw (__except\d+__);\n\t+\}'), '\n\n'),
    # The name of its module stands in each class.
    (re.compile(r'^\t__module__: __name__,$', re.MULTILINE), ''),
]


def tidy(script: str) -> str:
    """Return the same program in fewer words, with as many lines.

    Arguments:
        script: the body of a module that Transcrypt compiled.

    Example:
        >>> tidy('(function __lambda__ (x) {\\n\\treturn x;\\n})')
        '((x) => {\\n\\treturn x;\\n})'
    """
    for pattern, replacement in _RULES:
        script = pattern.sub(replacement, script)
    return script
