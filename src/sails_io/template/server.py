"""The Sails server that the board is tried on: a mock, in memory. `sails-io serve` starts it.

For the real thing, lift a Sails app with a model `order`, and put what `sails-io build` writes into its assets.
"""

from __future__ import annotations

from pathlib import Path

from sails_io.mock import MockSails

app = MockSails(Path(__file__).parent / 'build')
app.model(
    'order', {'item': {'type': 'string', 'required': True}, 'status': {'type': 'string', 'defaultsTo': 'new'}}
)
