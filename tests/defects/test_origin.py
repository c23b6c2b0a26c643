"""What counts as another origin, of which a cookie is fetched first (defect 11)."""

from __future__ import annotations

import pytest

from tests.defects.stub_site import StubSite

# The page's origin, the URL that its socket is given, and the origins asked for a cookie.
CASES = {
    'a prefix': (
        'https://example.test',
        'https://example.test.evil.test',
        ['https://example.test.evil.test'],
    ),
    'a prefix, with ports': (
        'http://shop.test:81',
        'http://shop.tester.test:81',
        ['http://shop.tester.test:81'],
    ),
    'a dot that is any character': ('https://a.shop.test', 'https://a-shop.test', ['https://a-shop.test']),
    'wss': ('https://example.test', 'wss://example.test', []),
    'ws': ('http://example.test:1337', 'ws://example.test:1337', []),
    'wss elsewhere': ('https://example.test', 'wss://live.example.test', ['https://live.example.test']),
    'IPv6': ('http://[::1]:1337', 'http://[::1]:1337', []),
    'IPv6 without a port': ('https://[2001:db8::7]', 'https://[2001:db8::7]', []),
    'https, in capitals': ('https://example.test', 'HTTPS://Example.test', []),
    'https, from the page': ('https://example.test', '//example.test', []),
    'https, not written': ('https://example.test', 'example.test', []),
}


@pytest.mark.parametrize(('origin', 'url', 'cookies'), CASES.values(), ids=CASES.keys())
def test_a_cookie_is_fetched_from_another_origin_and_from_no_other(
    context, client_file, time_limit, origin, url, cookies
):
    """Defect 11."""
    site = StubSite(context, client_file, origin, time_limit)
    page = site.visit()
    page.evaluate('(url) => { window.socket = io.sails.connect(url); }', url)
    # The WebSocket comes after the cookie.
    page.wait_for_function('() => socket._raw')
    assert site.cookies == cookies
