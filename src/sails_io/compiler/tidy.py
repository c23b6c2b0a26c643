"""Rewrites JavaScript that Transcrypt wrote, where a shorter form means the same.

Transcrypt's output has one form for each construct, which is why patterns are enough. No line is added or
removed, so that the source maps stay true.
"""

from __future__ import annotations

import re

#: A function with its body, which ends at its own depth.
_FUNCTION = re.compile(
    r'^(\t*)(export )?var ([\w$]+) = (async )?function \(([^)]*)\) \{\n(.*?^)\1\};',
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
    return _with_short_functions(script)


def _with_short_functions(script: str) -> str:
    return _FUNCTION.sub(_shorter, script)


def _shorter(found: re.Match[str]) -> str:
    """Declare functions of the module, and write those inside as arrows: Python's are never constructors.

    As arrows, those of the module would be a little shorter; but it takes V8 a sixth longer to read the client then,
    and a page waits for that.
    """
    depth, export, name, is_async, parameters, body = (part or '' for part in found.groups())
    if depth and re.search(r'\b(?:this|arguments)\b', body):
        return found[0]
    body = f'{{\n{_with_short_functions(body)}{depth}}}'
    if depth:
        return f'{depth}var {name} = {is_async}({parameters}) => {body};'
    return f'{export}{is_async}function {name} ({parameters}) {body}'
