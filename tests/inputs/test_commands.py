"""The command line, given hostile arguments and hostile apps: it does what was asked, or says why it does not."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from sails_io.__main__ import main

from .effort import examples
from .hostile import json_values, texts

#: No operating system hands over a NUL, or a text that is no text of its own.
words = (texts | st.just('\udcff')).filter(lambda text: '\0' not in text and text != '\ud83d')
#: Names of folders inside of one that is thrown away.
folders = words.map(lambda text: text.replace('/', '').replace('..', ''))
options = st.sampled_from(('--json', '--base', '--port', '--help', '--version', '--', '-x', '--minify'))
manifests = json_values | st.dictionaries(
    st.sampled_from(('name', 'version', 'dependencies', 'devDependencies')),
    json_values
    | st.dictionaries(st.sampled_from(('sails', 'sails-hook-sockets', 'sails.io.js')), json_values),
)


def run(*arguments: str) -> tuple[int, str]:
    """Run a command line, and return its exit code and what it says on stderr."""
    out = io.TextIOWrapper(io.BytesIO(), encoding='utf-8')
    err = io.TextIOWrapper(io.BytesIO(), encoding='utf-8', errors='backslashreplace')
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        with patch.object(sys, 'argv', ['sails-io', *arguments]):
            code = _code()
        out.flush()
    err.seek(0)
    return code, err.read()


def _code() -> int:
    try:
        return main()
    except SystemExit as end:
        return int(end.code or 0)


def check(code: int, said: str) -> None:
    """Fail where a command neither did what was asked nor said why not."""
    assert code in (0, 1, 2)
    assert code == 0 or said, 'it says nothing'


@examples(40)
@given(line=st.lists(options | words, max_size=4))
def test_hashes_are_printed_or_the_command_line_is_refused(line: list[str]) -> None:
    check(*run('sri', *line))


@examples(15)
@example(name='\udcff')
@given(name=folders)
def test_a_project_is_made_or_its_name_is_refused(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check(*run('new', '--', f'{folder}/{name}'))


@examples(25)
@given(name=folders.filter(lambda name: name not in ('', '.')), manifest=manifests, text=words)
def test_any_app_is_looked_at(name: str, manifest: Any, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = Path(folder)
        (app / 'package.json').write_text(json.dumps(manifest), encoding='utf-8')
        (app / 'config').mkdir()
        (app / 'config' / 'sockets.js').write_text(text, encoding='utf-8', errors='replace')
        code, _ = run('doctor', '--', folder)
        assert code in (0, 1)
        check(*run('doctor', '--', f'{folder}/{name}'))
