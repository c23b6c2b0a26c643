"""Hostile packets of a server, as hypothesis makes them.

A frame is `{'bytes': hexadecimal}`, or a list of pieces of text, each followed by how many times it stands there where
that is not once; for `ID` the server writes the number of the request that it answers.
"""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from .hostile import json_values, keys, texts

#: The events that mean something to a client.
EVENTS = (
    'connect', 'connect_error', 'disconnect', 'error', 'reconnect', 'reconnect_failed', 'newListener',
    'sails:status', 'sails:lost', 'sails:parseError', '__proto__', 'constructor', 'toString',
)  # fmt: skip
STATUSES: tuple[Any, ...] = (
    200,
    204,
    404,
    500,
    0,
    -1,
    1e300,
    None,
    '',
    '200',
    'abc',
    True,
    [],
    [200],
    {},
    {'valueOf': 1, 'toString': 1},
)

json_texts = json_values.map(json.dumps)
names = st.sampled_from(EVENTS) | texts
#: What a server answers a request with, more or less.
answers = st.one_of(
    json_values,
    st.fixed_dictionaries(
        {},
        optional={
            'body': json_values,
            'headers': json_values,
            'statusCode': st.sampled_from(STATUSES) | json_values,
            'status': st.sampled_from(STATUSES) | json_values,
            'code': json_values,
            '__proto__': json_values,
            'toString': json_values,
        },
    ),
)
placeholders = st.builds(
    lambda number, more: {'_placeholder': True, 'num': number, **more},
    st.integers(-2, 3) | json_values,
    st.dictionaries(keys, json_values, max_size=1),
)


def text(*pieces: Any) -> list[Any]:
    """Return the description of a frame of pieces of text, each once, or so many times as the number behind it says."""
    return list(pieces)


acknowledgements = st.builds(
    lambda number, values: text(f'43{number}{json.dumps(values)}'),
    st.sampled_from(('ID', 'ID', 'ID', '', '999999', '-1', '1e3', 'x')),
    st.lists(answers, max_size=3) | answers,
)
events = st.builds(
    lambda name, values: text(f'42{json.dumps([name, *values])}'),
    names | json_values,
    st.lists(json_values, max_size=3),
)
malformed = st.builds(
    lambda kind, rest: text(f'{kind}{rest}'), st.text('0123456789b', max_size=3), json_texts | texts
)
large = st.builds(
    text,
    st.sampled_from(('43ID[', '43ID[{"statusCode":500,"body":', '42["news",', '4', '40', '43ID', '')),
    st.sampled_from(('[', '{"a":', 'x', '"', '1')),
    st.integers(1, 200_000),
    st.sampled_from(('', ']', '}]')),
)
#: JSON that is deep and sound.
deep = st.builds(
    lambda around, depth: text(around[0], '[', depth, ']', depth, around[1]),
    st.sampled_from(
        (
            ('43ID[{"statusCode":500,"body":', '}]'),
            ('43ID[{"statusCode":', '}]'),
            ('43ID[', ']'),
            ('42["news",', ']'),
            ('42', ''),
            ('40', ''),
            ('0', ''),
        )
    ),
    st.integers(1, 20_000),
)
binary = st.binary(max_size=20).map(lambda data: {'bytes': data.hex()})
attached = st.builds(
    lambda kind, count, values: text(f'4{kind}{count}-ID{json.dumps(values)}'),
    st.sampled_from('56'),
    st.sampled_from(('', '0', '1', '2', '3', '999', '-1', '1e3', '.5')),
    st.lists(st.just('news') | answers | placeholders, max_size=3) | placeholders,
)
frames = st.one_of(acknowledgements, acknowledgements, events, malformed, binary, attached, large, deep)
#: What comes in the place of the first packet of a connection.
greetings = st.lists(st.one_of(json_texts.map(lambda rest: text(f'0{rest}')), malformed, frames), max_size=3)


said = st.one_of(
    st.tuples(st.just('say'), st.lists(frames, min_size=1, max_size=3)),
    st.tuples(st.just('say'), st.lists(frames, min_size=1, max_size=3)),
    st.tuples(st.just('greet'), greetings),
).map(list)
