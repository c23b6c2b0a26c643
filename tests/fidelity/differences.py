"""What the mock answers otherwise than Sails, on purpose; the docstring of sails_io.mock tells it to users."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

WITHOUT_A_SCHEMA = (
    'A model without a schema does here what Waterline wants a schema for: tests and demos need none.'
)


@dataclass(frozen=True)
class Difference:
    """One difference: in which conversation, to what, why, and what stands in the answer of each."""

    conversation: str
    asked: str
    reason: str
    sails: str
    mock: str


DIFFERENCES = (
    Difference(
        'values: without a schema',
        'page: get /order?sort=extra ',
        WITHOUT_A_SCHEMA,
        "TypeError: Cannot read properties of undefined (reading 'columnName')",
        '"statusCode": 200',
    ),
    *(
        Difference(
            'values: without a schema',
            f'page: {line}',
            WITHOUT_A_SCHEMA,
            problem,
            '"statusCode": 200',
        )
        for line, problem in (
            ('get /order?select=item ', 'contains a custom `select` clause'),
            ('get /order?omit=item ', 'does not declare itself `schema: true`'),
            ('get /customer/1/orders?select=item ', 'contains a custom `select` clause'),
            ('put /customer/1/orders [1]', 'contains a custom `select` clause'),
        )
    ),
    Difference(
        'queries: urls',
        'page: get /dish?populate=name ',
        'Waterline shows the whole definition of the attribute, with what its adapter adds to it.',
        'is not defined as a \\"collection\\" or \\"model\\" association',
        'There is no attribute named `name`',
    ),
    Difference(
        'packets: ends',
        'dropped: post /drop',
        'aiohttp writes no close frame without a code; a page sees it in the details of `disconnect` alone.',
        '"answer": 1006',
        '"answer": 1000',
    ),
)


def without_differences(
    conversation: str, sails: list[dict[str, Any]], mock: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The two recordings, entry by entry, without the answers that differ on purpose, as they still do."""
    known = {one.asked: one for one in DIFFERENCES if one.conversation == conversation}
    pairs = []
    for wanted, found in zip(sails, mock, strict=True):
        difference = known.pop(wanted['asked'], None)
        if difference is not None:
            for entry, text in ((wanted, difference.sails), (found, difference.mock)):
                answer = json.dumps({'answer': entry.pop('answer')}, ensure_ascii=False)
                assert text in answer, f'{text} is not in {answer} any more: {difference}'
        pairs.append((wanted, found))
    assert not known, f'Nobody asks this any more: {list(known)}'
    return pairs
