"""The integrity hashes of what dist/ holds, for the attribute `integrity` of a script element."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

#: What https://www.w3.org/TR/SRI/ advises.
ALGORITHM = 'sha384'


def integrity(file: Path) -> str:
    """Return the hash of a file, such as `sha384-oqVuAf…`."""
    digest = hashlib.new(ALGORITHM, file.read_bytes()).digest()
    return f'{ALGORITHM}-{base64.b64encode(digest).decode("ascii")}'


def write_integrity(files: Iterable[Path], output: Path) -> None:
    """Write the hashes of files by their names, as JSON."""
    hashes = {file.name: integrity(file) for file in files}
    output.write_text(json.dumps(hashes, indent=2) + '\n', encoding='utf-8')
