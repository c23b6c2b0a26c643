"""Rewrites JavaScript that Transcrypt wrote, where a shorter form means the same.

Transcrypt's output has one form for each construct, which is why patterns are enough. No line is added or
removed, so that the source maps stay true.
"""

from __future__ import annotations

import re

#: A function with its body, which ends at its own depth.
_FUNCTION = re.compile(
    r'^(\t*)((?:export )?var [\w$]+ = )(async )?function \(([^)]*)\) \{\n(.*?^)\1\};',
    re.MULTILINE | re.DOTALL,
)

#: `except Exception` takes whatever was thrown: there is nothing to ask, and nothing to pass on.
_CATCHES_ALL = re.compile(
    r'^(\t+)((?:else )?)if \(isinstance \(__except\d+__, Exception\)\) (\{\n.*?^\1\}\n)'
    r'\1else \{\n\t+throw __except\d+__;\n\t+\}',
    re.MULTILINE | re.DOTALL,
)

#: Each pattern with what replaces it.
_RULES = [
    # Methods see `self`, not `this`, so a lambda can be an arrow function.
    (re.compile(r'function __lambda__ \(([^)]*)\) \{'), r'(\1) => {'),
    # `name: function (a) {` in a class is the method `name (a) {`.
    (re.compile(r'^(\t+)([\w$]+): function \(', re.MULTILINE), r'\1\2 ('),
    (re.compile(r'^(\t+)([\w$]+): async function \(', re.MULTILINE), r'\1async \2 ('),
    # What `lower` has marked.
    (re.compile(r'for \((var [^;{}\n]*? of __(?:awaited|entered)__ \()'), r'for await (\1'),
    (re.compile(r'^(\t+)([\w$]+ \([^()]*?)(?:, )?__async__\) \{', re.MULTILINE), r'\1async \2) {'),
    (
        re.compile(r'\(([^()]*?)(?:, )?__(keywords|rest)__\) \{'),
        r"(\1) { [\1] = __taken_\2__ ('\1', [\1]);",
    ),
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
    while (without := _CATCHES_ALL.sub(r'\1\2\3\n\n', script)) != script:
        script = without
    for pattern, replacement in _RULES:
        script = pattern.sub(replacement, script)
    return _with_arrows(script)


def _with_arrows(script: str) -> str:
    """Python's functions are never constructors: those that use none of JavaScript's own names can be arrows."""
    return _FUNCTION.sub(_as_arrow, script)


def _as_arrow(found: re.Match[str]) -> str:
    depth, name, is_async, parameters, body = found.groups()
    if re.search(r'\b(?:this|arguments)\b', body):
        return found[0]
    return f'{depth}{name}{is_async or ""}({parameters}) => {{\n{_with_arrows(body)}{depth}}};'
