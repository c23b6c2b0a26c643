"""The mock does as Sails does: every conversation is held with both, and leaves the same recording."""

from __future__ import annotations

import pytest

from . import (
    answers,
    cross_origin,
    csrf,
    differences,
    events,
    packets,
    parse_errors,
    queries,
    rooms,
    sessions,
    settings,
    values,
)

THEMES = (
    events,
    answers,
    sessions,
    parse_errors,
    packets,
    queries,
    values,
    rooms,
    cross_origin,
    csrf,
    settings,
)
CONVERSATIONS = {
    f'{theme.__name__.rpartition(".")[2]}: {name}': (conversation, getattr(theme, 'OPTIONS', {}))
    for theme in THEMES
    for name, conversation in theme.CONVERSATIONS.items()
}


@pytest.mark.parametrize('name', CONVERSATIONS)
def test_fidelity(compare, name):
    conversation, options = CONVERSATIONS[name]
    compare(name, conversation, **options)


def test_every_difference_belongs_to_a_conversation():
    assert {difference.conversation for difference in differences.DIFFERENCES} <= set(CONVERSATIONS)
