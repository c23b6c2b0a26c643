"""The pages of an app: whether one of them loads the client twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sails_io.cli.sails_app import SailsApp

from .finding import Finding, wrong

COMMENT = re.compile(r'<!--.*?-->|<%#.*?%>|<%\s*/\*((?!\*/).)*\*/\s*%>', re.DOTALL)
OUTPUT = re.compile(r'<%[=-].*?%>', re.DOTALL)
TAG = re.compile(
    r'<script\b[^>]*\bsrc\s*=\s*["\']?[^"\'\s>]*\bsails\.io(?:\.legacy)?(?:\.min)?\.js\b', re.IGNORECASE
)
#: Between two tags: which of them a page gets may depend on it.
CONDITION = '<%'


def findings(app: SailsApp) -> Iterator[Finding]:
    """Yield the pages that do so."""
    for path in [*app.files('views', '.ejs', '.html'), *app.files('assets', '.html')]:
        if loads_twice(path.read_text(encoding='utf-8', errors='replace')):
            text = f'{app.name_of(path)} loads the client twice: its sockets are two'
            yield wrong(text, 'Take one of the script elements away.')


def loads_twice(page: str) -> bool:
    """Tell whether a page, or a template of one, has two script elements of a client, whatever the template does.

    >>> loads_twice('<script src="/sails.io.js"></script><script src="/sails.io.min.js"></script>')
    True
    """
    page = OUTPUT.sub('', COMMENT.sub('', page))
    return any(
        CONDITION not in page[one.end() : other.start()] for one, other in pairwise(TAG.finditer(page))
    )
