"""The settings of an app that sockets depend on: which origins are let in, and CSRF tokens."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from sails_io.cli.sails_app import HOOK, SailsApp

from .finding import Finding, note

#: Settings of which sails-hook-sockets wants one in production, or it does not lift.
GATES = ('onlyAllowOrigins', 'beforeConnect')
CSRF = re.compile(r'\bcsrf["\']?\s*[:=]\s*true\b')
#: How the names of files that set something end.
SCRIPTS = ('.js', '.mjs', '.cjs', '.ts', '.json')
#: A string, which is kept, or a comment, which is not.
STRING_OR_COMMENT = re.compile(
    r"""('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|//[^\n]*|/\*.*?\*/""", re.DOTALL
)


def findings(app: SailsApp) -> Iterator[Finding]:
    """Yield what there is to say of them."""
    config = _config(app)
    if app.package(HOOK) and not any(gate in config for gate in GATES) and not _in_environment():
        yield note(
            'No `sockets.onlyAllowOrigins` in config/: in production the app does not lift without it',
            'In config/env/production.js, name the origins of your pages: '
            "`sockets: { onlyAllowOrigins: ['https://example.com'] }`.",
        )
    if CSRF.search(config):
        yield note(
            'Requests other than GET need a CSRF token, over sockets too',
            'Send it as the header `x-csrf-token`; `csrf()` of sails.io.extras.js does so by itself.',
        )


def without_comments(script: str) -> str:
    """Return JavaScript without its comments.

    >>> without_comments("a('//'); // csrf: true")
    "a('//'); "
    """
    return STRING_OR_COMMENT.sub(lambda match: match[1] or '', script)


def _config(app: SailsApp) -> str:
    """Return all files that may set something in production, as one text."""
    others = re.compile(r'config/env/(?!production\b)')
    config = [path for path in app.files('config', *SCRIPTS) if not others.match(app.name_of(path))]
    files = [*config, app.folder / 'app.js', app.folder / '.sailsrc']
    texts = (path.read_text(encoding='utf-8', errors='replace') for path in files if path.is_file())
    return '\n'.join(map(without_comments, texts))


def _in_environment() -> bool:
    return any(name.startswith('sails_sockets__') and name.endswith(GATES) for name in os.environ)
