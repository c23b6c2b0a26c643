"""Hostile values, as hypothesis makes them: descriptions in JSON, of which each language makes the value.

A description is the value itself, but for `{'$': kind, ...}`, which stands for what JSON cannot hold: see `values.py`
and `values.cjs`. So a failing example can be read, and be kept as it is printed.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

#: Names that mean something to JavaScript's objects, and others that mean something to those who read texts.
NAMES = (
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'toJSON',
    'then',
    'length',
)
TEXTS = (
    *NAMES,
    '',
    ' ',
    '\0',
    '\ud83d',
    '\u202e',
    'a\r\nx-token: stolen',
    '%',
    '%00%ff',
    '?',
    '#',
    '?a=1&__sails_io_sdk_version=0.0.1',
    '//127.0.0.1:9',
    '\\\\127.0.0.1:9',
    'javascript:alert(1)',
    '/../..',
    '${1}',
    '</script>',
    '[object Object]',
    'null',
    'NaN',
    '1e999',
    '9007199254740993',
    '{"__proto__": {"polluted": true}}',
)

#: Kinds of both languages, and what a kind has beside its name.
KINDS = (
    'undefined',
    'nan',
    'infinity',
    'minus infinity',
    'function',
    'returning object',
    'thrower',
    'asynchronous thrower',
    'cyclic object',
    'cyclic list',
    'bytes',
    'date',
    'big integer',
    'symbol',
    'no prototype',
    'cyclic without prototype',
    'throwing member',
    'throwing text',
    'set',
    'error',
)
SIZED = {'deep list': 20_000, 'deep object': 20_000, 'long text': 2_000_000, 'wide object': 50_000}

texts = st.sampled_from(TEXTS) | st.text(max_size=20)
keys = texts.filter(lambda text: text != '$')
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
plain = st.none() | st.booleans() | numbers | texts
specials = st.sampled_from(KINDS).map(lambda kind: {'$': kind})
#: Few of them: they take their time.
sized = st.sampled_from(sorted(SIZED)).flatmap(
    lambda kind: st.integers(1, SIZED[kind]).map(lambda size: {'$': kind, 'size': size})
)


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Lists and objects of leaves."""
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=6,
    )


#: What JSON can hold, and anything at all.
json_values = nested(plain)
values = st.one_of(plain, specials, nested(plain | specials), specials, sized)
objects = st.dictionaries(keys, values, max_size=4)
