"""The page about the demos, and its pictures."""

from __future__ import annotations

import re
import struct

import pytest
from playwright.sync_api import Browser

from demo.pictures import IMAGES, PICTURES
from sails_io.cli.project import Project
from sails_io.cli.serve import Site
from tests.support.tools import CHECKOUT

PAGE = (CHECKOUT / 'docs' / 'demos.md').read_text(encoding='utf-8')
LARGEST = 150_000  # bytes


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert png[:8] == b'\x89PNG\r\n\x1a\n'
    width, height = struct.unpack('>II', png[16:24])
    return width, height


@pytest.mark.parametrize('name', PICTURES)
def test_picture_can_be_made_anew(name: str, browser: Browser) -> None:
    with Site(Project(CHECKOUT / 'demo' / name), 0) as site:
        made = PICTURES[name](browser, site.url)
    assert size(made) == size((IMAGES / f'{name}.png').read_bytes())


def test_page_tells_of_each_picture_that_is_there() -> None:
    shown = re.findall(r'!\[[^]]+\]\(images/([\w-]+\.png)\)', PAGE)
    assert set(shown) >= {f'{name}.png' for name in PICTURES}
    assert [name for name in shown if (IMAGES / name).stat().st_size > LARGEST] == []


def test_page_names_targets_of_the_makefile_for_each_demo() -> None:
    makefile = (CHECKOUT / 'Makefile').read_text(encoding='utf-8')
    for target in re.findall(r'^make ([\w-]+)$', PAGE, re.MULTILINE):
        assert re.search(rf'^{target}: .*\n\t@.* -m sails_io serve demo/\w+$', makefile, re.MULTILINE), target
