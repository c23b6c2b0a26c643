"""What a client file is: one of ours or an original, of which version, and whether somebody has changed it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sails_io import bundles
from sails_io.bundles.files import integrity_of
from sails_io.client.version import VERSION

#: The first line of each of ours; see build/bundles.py.
BANNER = re.compile(r'/\*! sails\.io\.js (\S+) \| MIT(?: \| contains socket\.io-client (\d+)\.)?')
ORIGINAL = re.compile(r"SDK_INFO = \{\s*version: '([\w.+-]+)'")
#: The originals that are known byte by byte.
ORIGINALS = {'1.2.1': 'sha384-/8teDw1aaiuh5YBh9dwtAhuGjpHfb/dzGa+FQ4F8wnjWIc+LpG78iuSaO2+yuRhn'}


@dataclass(frozen=True)
class ClientFile:
    """A client file.

    Attributes:
        ours: whether it was built from this library; else it is an original, or unknown.
        version: its own, or None when it does not tell.
        socket_io: the major version of the socket.io client inside; None when there is none, or it is not ours.
        modified: whether it differs from what was published; False too where that cannot be told.
        bundle: which of this package's bundles it is, or None.
    """

    ours: bool
    version: str | None
    socket_io: int | None = None
    modified: bool = False
    bundle: str | None = None

    def __str__(self) -> str:
        """Say what it is, such as `sails.io.js 2.0.0`, `the original sails.io.js 1.2.1, modified`."""
        if self.version is None:
            return 'a file of unknown origin'
        name = self.bundle or 'sails.io.js'
        told = f'{name} {self.version}' if self.ours else f'the original sails.io.js {self.version}'
        return f'{told}, modified' if self.modified else told


def identify(content: bytes) -> ClientFile:
    """Return what the bytes of a client file are.

    >>> identify(bundles.path('sails.io.min.js').read_bytes()).bundle
    'sails.io.min.js'
    """
    # A version control system may have changed the ends of the lines.
    content = content.replace(b'\r\n', b'\n')
    digest = integrity_of(content)
    text = content.decode('utf-8', 'replace')
    if banner := BANNER.match(text):
        version, socket_io = banner[1], int(banner[2]) if banner[2] else None
        bundle = {value: name for name, value in bundles.integrity().items()}.get(digest)
        return ClientFile(True, version, socket_io, bundle is None and version == VERSION, bundle)
    if original := ORIGINAL.search(text):
        version = original[1]
        return ClientFile(False, version, modified=ORIGINALS.get(version, digest) != digest)
    return ClientFile(False, None)
