"""What a visit with our client leaves otherwise than one with the original, on purpose."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from sails_io.client.version import VERSION

from .window import Step

SILENT_IN_PRODUCTION = ('/dependencies/sails.io.js', '/dependencies/vue.js')
PRODUCTION_SCRIPT = '/min/production.min.js'

RULER = ['log', ' ====================================']


@dataclass(frozen=True)
class Difference:
    """One difference: why it is there, what the original leaves, and what ours does in the same place.

    Both are a list or a dictionary; what is in it stands so, in one piece, in the recording.
    """

    reason: str
    original: Any
    ours: Any

    def translated(self, recording: str) -> str:
        """Turn the original's recording, which is JSON, into ours."""
        original = _inside(self.original)
        assert original in recording, f'The original does not leave this any more: {original} ({self.reason})'
        return recording.replace(original, _inside(self.ours))


DIFFERENCES = (
    Difference(
        'Each names its own version.',
        {'__sails_io_sdk_version': '1.2.1'},
        {'__sails_io_sdk_version': VERSION},
    ),
    Difference(
        'socket.io-client 4 speaks version 4 of the protocol below, socket.io-client 2 version 3.',
        {'EIO': '3'},
        {'EIO': '4'},
    ),
    Difference(
        'The console gets one line, which begins with the name of the script that says it.',
        [
            [
                'log',
                '\n\n  |>    Now connected to http://127.0.0.1:PORT.\n'
                '\\___/   For help, see: http://bit.ly/2q0QDpf\n'
                '        (using sails.io.js browser SDK @v1.2.1)\n'
                '         Connected at: DATE\n\n\n',
            ]
        ],
        [['log', 'sails.io.js: Now connected to http://127.0.0.1:PORT.']],
    ),
    Difference(
        'Likewise; and instead of what the reason may be, it says what the reason is.',
        [
            RULER,
            ['log', ' Socket was disconnected from Sails.'],
            [
                'log',
                ' Usually, this is due to one of the following reasons:\n'
                ' -> the server http://127.0.0.1:PORT was taken down\n'
                ' -> your browser lost internet connectivity',
            ],
            RULER,
        ],
        [['log', 'sails.io.js: Socket was disconnected (io client disconnect).']],
    ),
)


def expected_of_ours(original: list[Step]) -> list[Step]:
    """The recording that the original's becomes by these differences alone."""
    recording = json.dumps([asdict(step) for step in original])
    for difference in DIFFERENCES:
        recording = difference.translated(recording)
    return [Step(**step) for step in json.loads(recording)]


def in_production(step: Step) -> Step:
    """The same step in production: this client is silent, and Vue; the other scripts are now one."""
    console: dict[str, Any] = {}
    for path, messages in step.console.items():
        if path not in SILENT_IN_PRODUCTION:
            console[PRODUCTION_SCRIPT if path.endswith('.js') else path] = messages
    return replace(step, console=console)


def _inside(value: Any) -> str:
    return json.dumps(value)[1:-1]
