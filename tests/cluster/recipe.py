"""The files that docs/cluster.md tells its readers to write."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.tools import CHECKOUT

PAGE = CHECKOUT / 'docs' / 'cluster.md'
#: A sample whose first line is a comment with a name.
FILE = re.compile(r'^```\w+\n((?:#|//) ([\w/]+\.(?:cfg|js))\n.*?)^```', re.DOTALL | re.MULTILINE)


def write(folder: Path) -> None:
    """Write them into a folder."""
    for text, name in FILE.findall(PAGE.read_text('utf-8')):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, 'utf-8')
