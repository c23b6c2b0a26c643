"""The mock does as Sails does: every conversation is held with both, and leaves the same recording."""

from __future__ import annotations

import pytest

from . import answers, cross_origin, events, parse_errors, queries, rooms, sessions, values

THEMES = (events, answers, sessions, parse_errors, cross_origin, queries, values, rooms)
CONVERSATIONS = {
    f'{theme.__name__.rpartition(".")[2]}: {name}': (conversation, getattr(theme, 'OPTIONS', {}))
    for theme in THEMES
    for name, conversation in theme.conversations()
}


@pytest.mark.parametrize('name', CONVERSATIONS)
def test_fidelity(compare, name):
    conversation, options = CONVERSATIONS[name]
    compare(name, conversation, **options)
