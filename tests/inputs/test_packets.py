"""Hostile packets of a server."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from .effort import WITH_THREADS, examples
from .packets import said
from .verdict import check

pytestmark = WITH_THREADS

#: What was not borne once.
FRAMES: list[Any] = [
    ['43ID[]'],
    ['43ID[1,2]'],
    ['43ID[{"statusCode":"abc"}]'],
    ['43ID[{"statusCode":{"valueOf":1,"toString":2}}]'],
    ['43ID[{"statusCode":500,"body":', '[', 20_000, ']', 20_000, '}]'],
    ['43ID[{"statusCode":', '[', 20_000, ']', 20_000, '}]'],
    ['42["connect"]'],
    ['4'],
    ['0{'],
    ['0{}'],
    ['0null'],
    ['450-ID["news"]'],
]
FOUND = [
    *(['say', [frame]] for frame in FRAMES),
    ['say', [['451-ID["news",{"_placeholder":true,"num":5}]'], {'bytes': '00'}]],
    *(['greet', [[frame]]] for frame in ('0{', '0{}', '0null')),
]


@examples(25)
@example(inputs=FOUND)
@given(inputs=st.lists(said, min_size=1, max_size=6))
def test_a_packet_is_taken_or_refused(subject: Any, raw: Any, inputs: list[Any]) -> None:
    check(inputs, subject.do(raw.url, inputs))
