"""Content-Security-Policies, and pages that keep one."""

from __future__ import annotations

from tests.support.client_page import ClientPage

NONCE = 'c2FpbHM'
#: A page that enforces Trusted Types and lets nobody make a policy of them.
TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'"

PAGE = """<!doctype html>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="data:,">
<script nonce="{nonce}">
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
</script>
<script nonce="{nonce}" src="/js/dependencies/sails.io.js"></script>
<script nonce="{nonce}">{settings}</script>
{body}
"""


def open_guarded(
    page: ClientPage, policy: str, settings: str, host: str = '127.0.0.1', body: str = ''
) -> None:
    """Write a page that keeps a policy, and go there.

    Args:
        page: the page.
        policy: NONCE in it becomes the nonce of the page's own scripts.
        settings: JavaScript of the inline script right after the library's.
        host: name under which the page is visited.
        body: what follows; NONCE in it too.
    """
    html = PAGE.format(policy=policy, nonce='NONCE', settings=settings, body=body).replace('NONCE', NONCE)
    page.page.goto(page.server.url_of(host) + page.server.write('.html', html))


def violations(page: ClientPage) -> list[str]:
    """Which directives something in the page has run against."""
    return list(page.run('violations'))
