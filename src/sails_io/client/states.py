"""The states of a connection, as a table, and their names."""

from __future__ import annotations

#: From each state, by event, to the next. An event that a state does not know changes nothing: it came too late.
TRANSITIONS: dict[str, dict[str, str]] = {
    # `up` because pages write `io.socket._raw.connect()`
    'idle': {'open': 'preparing', 'up': 'connected'},
    # the cookie step
    'preparing': {'prepared': 'opening', 'end': 'idle'},
    'opening': {'up': 'connected', 'lost': 'retrying', 'end': 'idle'},
    'connected': {'lost': 'retrying', 'end': 'idle'},
    # socket.io waits for its next attempt, or makes it
    'retrying': {'up': 'connected', 'end': 'idle'},
}

#: Why it ends when the page asks for that.
ASKED = 'it was disconnected'

#: What the page calls the states.
WORDS = {
    'idle': 'disconnected',
    'preparing': 'connecting',
    'opening': 'connecting',
    'connected': 'connected',
    'retrying': 'reconnecting',
}
