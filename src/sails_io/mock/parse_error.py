"""Virtual requests that cannot be parsed, and the error object that Sails then sends.

The object has neither ``body`` nor ``statusCode``; with an acknowledgement function it is the
acknowledgement, without one it comes as the event ``sails:parseError``.
"""

import re
from typing import Any

from .node_inspect import formatted

CODE = 'SAILS:HOOK:SOCKETS:PARSE_VIRTUAL_REQ'
EVENT = 'sails:parseError'
BAD_CALLBACK = 'Could not parse request- callback may be omitted... but if provided, it must be a function.'
_OLD_SDK = (
    'This version of Sails is not compatible with the socket.io/sails.io.js client SDK version you are '
    'using ({}). '
    'Please see https://sailsjs.com/documentation/upgrading/to-v-0-11 for more information-- then please '
    'continue '
    'upgrading all the way to the installed version of Sails.'
)


class ParseError(Exception):
    """A virtual request that Sails refuses to interpret; its text becomes the ``details``."""

    def as_json(self) -> dict[str, Any]:
        """The error object, keys in the order of real Sails."""
        message = 'Failed to parse incoming socket.io request.'
        name = f'Error ({CODE}):'
        stack = f'{name}: {message}\n    at receiveIncomingSailsIOMsg (mock)'
        return {
            'code': CODE,
            'name': name,
            'status': 400,
            'message': message,
            'stack': stack,
            'details': str(self),
        }


def check_message(message: Any, sdk_version: str) -> dict[str, Any]:
    """The message of a virtual request, or ParseError as real Sails would make it.

    Real Sails 1.5.18 dies of a message that is ``null`` and of an SDK version that is no version at all; here
    both are parse errors.

    Args:
        message: first argument of the socket.io event.
        sdk_version: what the handshake claims.
    """
    url = message.get('url') if isinstance(message, dict) else None
    if not url and not isinstance(url, list | dict):
        raise ParseError(f'No url provided in request: {formatted(message)}')
    if not isinstance(url, str):
        raise ParseError(f'Invalid url provided: {formatted(url)}')
    if not _is_new_enough(sdk_version):
        raise ParseError(_OLD_SDK.format(sdk_version))
    assert isinstance(message, dict)
    return message


def _is_new_enough(version: str) -> bool:
    numbers = re.match(r'\s*v?(\d+)\.(\d+)\.(\d+)', version)
    return numbers is not None and tuple(map(int, numbers.groups())) >= (0, 11, 0)
