"""The documentation site: it builds without a warning, leads nowhere that is not there, and works from a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

import sails_io
from build.private_names import PARTLY_PUBLIC
from build.site.__main__ import build
from build.site.contents import pages
from sails_io import bundles, mock
from sails_io.cli import COMMANDS
from sails_io.client.options import AT_ANY_TIME, ATTRIBUTES, OF_CONNECTION
from sails_io.face.socket import Socket
from tests.package.ways import TYPES

LINK = re.compile(r'<(?:a|img|link|script)\b[^>]*?\b(?:href|src)="([^"]*)"')
ANCHOR = re.compile(r'\bid="([^"]*)"')
#: What a browser loads by itself, in HTML and in style sheets.
LOADED = re.compile(
    r'<(?:img|script|iframe)\b[^>]*?\bsrc="([^"]*)"|<link\b[^>]*rel="stylesheet"[^>]*href="([^"]*)"'
)
IN_STYLE = re.compile(r'@import|url\(\s*["\']?(?!data:)(\w+:|//)[^)]*')
MEMBER = re.compile(r'^  (?:readonly )?(\w+)(?:<[^\n(]*>)?[(:?]', re.MULTILINE)
COLOURS = (
    '[getComputedStyle(document.querySelector("h1")).color, getComputedStyle(document.body).backgroundColor]'
)


@pytest.fixture(scope='module')
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site; a warning is an error."""
    folder = tmp_path_factory.mktemp('site') / 'docs'
    build(folder)
    return folder


@pytest.fixture(scope='module')
def documents(site: Path) -> dict[Path, str]:
    """All its pages, and what stands in them."""
    return {path: path.read_text(encoding='utf-8') for path in sorted(site.rglob('*.html'))}


@pytest.fixture
def opened(site: Path, page: Page) -> Iterator[Page]:
    """A page of a browser; it must not complain, and ask for nothing outside of the site."""
    complaints: list[str] = []
    asked: list[str] = []
    page.on('console', lambda message: complaints.append(f'{message.type}: {message.text}'))
    page.on('pageerror', lambda error: complaints.append(str(error)))
    page.on('requestfailed', lambda request: complaints.append(f'failed: {request.url}'))
    page.on('request', lambda request: asked.append(request.url))
    yield page
    assert complaints == []
    assert asked
    assert [url for url in asked if not url.startswith((site.as_uri(), 'data:'))] == []


def test_every_page_is_there(site):
    assert {f'{name}.html' for name in pages().values()} <= {
        path.relative_to(site).as_posix() for path in site.rglob('*.html')
    }


def test_links_lead_somewhere(site, documents):
    anchors = {path: set(map(unescape, ANCHOR.findall(text))) for path, text in documents.items()}
    followed = 0
    for path, text in documents.items():
        for link in map(unescape, LINK.findall(text)):
            to = urlsplit(link)
            if to.scheme or not link:
                continue
            target = (path.parent / unquote(to.path)).resolve() if to.path else path
            assert target.is_relative_to(site.resolve()), f'{path.name} leaves the site: {link}'
            assert target.is_file(), f'{path.name} leads to {link}, which is not there'
            if to.fragment and target in anchors:
                assert unquote(to.fragment) in anchors[target], f'{path.name} leads to {link}: no such place'
                followed += 1
    assert followed > 100


def test_nothing_is_loaded_from_elsewhere(site, documents):
    loaded = [first or second for text in documents.values() for first, second in LOADED.findall(text)]
    assert loaded
    assert [
        url for url in loaded if urlsplit(url).scheme not in ('', 'data') or url.startswith(('/', '//'))
    ] == []
    styles = list(site.rglob('*.css'))
    assert styles
    assert [path.name for path in styles if IN_STYLE.search(path.read_text(encoding='utf-8'))] == []


# The reference


def described(documents: dict[Path, str]) -> set[str]:
    """The names that the reference has an entry for."""
    return {
        name
        for path, text in documents.items()
        if path.parent.name == 'reference'
        for name in ANCHOR.findall(text)
    }


def declared(module: str, interface: str) -> set[str]:
    """The names of the members of an interface of the types, methods included."""
    text = (TYPES / f'{module}.d.ts').read_text(encoding='utf-8')
    [body] = re.findall(
        rf'^ *(?:export )?interface {interface}\b[^{{]*\{{\n(.*?)^ *\}}', text, re.MULTILINE | re.DOTALL
    )
    return set(MEMBER.findall(body))


def test_the_reference_has_every_name_of_javascript(documents):
    expected = {
        'io.socket': declared('socket', 'SailsSocket'),
        'io.sails': {
            *OF_CONNECTION,
            *AT_ANY_TIME,
            *ATTRIBUTES,
            'connect',
            'logger',
            'sdk',
            'SailsError',
            'SailsSocket',
        },
        'request': {*PARTLY_PUBLIC['Call']} - {'data', 'headers'},
        'subscription': declared('request', 'Subscription'),
        'jwr': declared('jwr', 'JWR'),
        'collection': declared('collection', 'Collection'),
        'options': declared('request', 'VerbOptions'),
        'error': declared('jwr', 'SailsError'),
    }
    names = {f'{owner}.{member}' for owner, members in expected.items() for member in members}
    names |= {'sails', 'extend', 'io.socket.retry', 'io.socket.csrf', 'io.socket.collection'}
    assert len(names) > 70
    assert names - described(documents) == set()


def test_the_reference_has_every_name_of_python(documents):
    names = {
        *(f'sails_io.{name}' for name in sails_io.__all__),
        *(f'sails_io.Socket.{name}' for name in vars(Socket) if not name.startswith('_')),
        *(f'sails_io.face.types.{name}' for name in ('Reply', 'Request', 'Subscription', 'Events')),
        *(f'sails_io.mock.{name}' for name in mock.__all__),
        *(f'sails_io.mock.MockSails.{name}' for name in vars(mock.MockSails) if not name.startswith('_')),
        *(f'sails_io.mock.Server.{name}' for name in vars(mock.Server) if not name.startswith('_')),
        *(f'sails_io.bundles.{name}' for name in bundles.__all__),
        *(f'sails_io.page.{name}' for name in ('window', 'document', 'find', 'element', 'construct')),
        *('sails_app', 'sails_server', 'confval-sails_public'),
        *(f'sails-io-{command.__name__.rpartition(".")[2]}' for command in COMMANDS),
    }
    assert names - described(documents) == set()


# In a browser


@pytest.mark.parametrize('name', ['index', 'start/npm', 'reference/javascript', 'differences', 'benchmarks'])
def test_a_page_looks_right(site, opened, name):
    opened.goto(f'{site.as_uri()}/{name}.html')
    expect(opened.get_by_role('heading', level=1)).to_be_visible()
    assert opened.evaluate('[...document.images].every((image) => image.naturalWidth > 0)')
    opened.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })')
    for width in (1280, 390):
        opened.set_viewport_size({'width': width, 'height': 900})
        # Wide tables and samples are moved in their own places; the page is as wide as the window.
        assert opened.evaluate('document.documentElement.scrollWidth') <= width
    for scheme in ('light', 'dark'):
        opened.emulate_media(color_scheme=scheme)
        text, background = (
            sum(map(int, re.findall(r'\d+', colour)[:3])) for colour in opened.evaluate(COLOURS)
        )
        assert (background > text) == (scheme == 'light')
        assert abs(background - text) > 300


def test_the_search_finds_an_option(site, opened):
    opened.goto(f'{site.as_uri()}/index.html')
    opened.get_by_role('searchbox').or_(opened.locator('input[name=q]')).first.fill('requestTimeout')
    opened.keyboard.press('Enter')
    results = opened.locator('#search-results li a')
    expect(results.filter(has_text='requestTimeout').first).to_be_visible()
    results.filter(has_text='requestTimeout').first.click()
    expect(opened.locator('[id="io.sails.requestTimeout"]')).to_be_in_viewport()


@pytest.mark.parametrize('name', ['sails-app', 'npm', 'python-front-end', 'python-script', 'tests'])
def test_the_start_page_leads_to_each_kind_of_user(site, opened, name):
    opened.goto(f'{site.as_uri()}/index.html')
    opened.locator(f'article a[href="start/{name}.html"]').click()
    expect(opened.get_by_role('heading', level=1)).to_contain_text('Five minutes with')
    assert opened.url == f'{site.as_uri()}/start/{name}.html'
