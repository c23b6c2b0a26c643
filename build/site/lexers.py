"""The languages of samples that Pygments does not know, or not by these names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pygments.lexers.html import HtmlLexer
from pygments.lexers.javascript import JavascriptLexer
from pygments.lexers.python import PythonLexer

_SCRIPT = re.compile(r'<script type="(?:text/python|m?py)">\n(.*?)</script>', re.DOTALL)


class PageLexer(HtmlLexer):
    """HTML, with scripts that may be Python's."""

    name = 'HTML with Python'

    def get_tokens_unprocessed(self, text: str, *states: Any) -> Iterator[Any]:
        """Read such scripts as Python, and all around them as HTML."""
        begin = 0
        for script in _SCRIPT.finditer(text):
            yield from _moved(super().get_tokens_unprocessed(text[begin : script.start(1)]), begin)
            yield from _moved(PythonLexer().get_tokens_unprocessed(script[1]), script.start(1))
            begin = script.end(1)
        yield from _moved(super().get_tokens_unprocessed(text[begin:]), begin)


def _moved(tokens: Iterator[Any], by: int) -> Iterator[Any]:
    return ((index + by, kind, value) for index, kind, value in tokens)


#: By the names that stand behind the fences.
LEXERS: dict[str, Any] = {'cjs': JavascriptLexer, 'html': PageLexer, 'mjs': JavascriptLexer}
