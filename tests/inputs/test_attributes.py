"""Hostile attributes of the script tag, in Chromium."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from sails_io.client.options import ATTRIBUTES
from tests.support.tools import CHECKOUT

from .effort import examples
from .hostile import json_values, texts

HERE = Path(__file__).parent
CLIENT = CHECKOUT / 'dist' / 'sails.io.min.js'

Load = Callable[[Any], Any]

names = st.sampled_from([*ATTRIBUTES, *(f'data-{name}' for name in ATTRIBUTES)])
#: Without what Playwright's own pipe cannot carry.
written = (texts | json_values.map(json.dumps)).map(lambda text: text.encode('utf-8', 'replace').decode())
tags = st.lists(st.tuples(names, written), max_size=4, unique_by=lambda pair: pair[0])


@pytest.fixture(scope='module')
def load(browser: Browser, mock: Any) -> Iterator[Load]:
    """Loads the library with attributes, load after load, in one page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f'{mock.url}/__getcookie')
    page.add_script_tag(content=(HERE / 'built_ins.cjs').read_text(encoding='utf-8'))
    script, source = (path.read_text(encoding='utf-8') for path in (HERE / 'tag.js', CLIENT))
    yield lambda loads: page.evaluate(script, [source, loads])
    context.close()


@examples(10)
@given(loads=st.lists(tags, min_size=1, max_size=12))
def test_an_attribute_is_taken_or_an_error_says_what_was_given(load: Load, loads: list[Any]) -> None:
    assert load(loads) == [[], 200]
