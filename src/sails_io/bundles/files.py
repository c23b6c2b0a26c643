"""Which files a wheel has beside its Python, where a checkout has them, and their hashes.

The wheel's build runs this file by itself: it takes nothing but the standard library.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

#: What https://www.w3.org/TR/SRI/ advises.
ALGORITHM = 'sha384'

#: The file that has the hash of each bundle.
HASHES = 'sri.json'
LICENCE = 'LICENSE'
#: The licences of what is bundled.
OTHER_LICENCES = 'THIRD_PARTY_LICENSES.txt'
TYPES = 'types'


def integrity_of(content: bytes) -> str:
    """Return the hash of a file's content, such as `sha384-oqVuAf…`."""
    digest = hashlib.new(ALGORITHM, content).digest()
    return f'{ALGORITHM}-{base64.b64encode(digest).decode("ascii")}'


def in_wheel(folder: Path) -> dict[str, Path]:
    """Return the files by name, as they lie in the package `sails_io.bundles`."""
    return _files(folder, folder)


def in_checkout(checkout: Path) -> dict[str, Path]:
    """Return the files by name, as they lie in a checkout or an sdist.

    Raises:
        FileNotFoundError: dist/ has no list of hashes: it is not built.
    """
    return _files(checkout / 'dist', checkout)


def hashes(files: Mapping[str, Path]) -> dict[str, str]:
    """Return the hash that each bundle was built with."""
    return dict(json.loads(files[HASHES].read_text(encoding='utf-8')))


def damaged(files: Mapping[str, Path]) -> list[str]:
    """Return the names of those that are not there, and of the bundles that are not as they were built."""
    absent = [name for name, path in files.items() if not path.is_file()]
    changed = [
        name
        for name, expected in hashes(files).items()
        if name not in absent and integrity_of(files[name].read_bytes()) != expected
    ]
    return [*absent, *changed]


def _files(built: Path, rest: Path) -> dict[str, Path]:
    listed = json.loads((built / HASHES).read_text(encoding='utf-8'))
    names = [*listed, *(f'{name}.map' for name in listed), HASHES, OTHER_LICENCES]
    types = sorted((rest / TYPES).glob('*.d.*ts'))
    return {
        **{name: built / name for name in names},
        LICENCE: rest / LICENCE,
        **{f'{TYPES}/{path.name}': path for path in types},
    }
