"""Makes the pictures of docs/demos.md: `python -m demo.pictures`.

Each shows a demo that runs, in two windows of Chromium, after what its scene does there; or in one.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from build.browser import chromium
from demo.network_picture import network
from sails_io.cli.project import Project
from sails_io.cli.serve import Site

DEMOS = Path(__file__).resolve().parent
IMAGES = DEMOS.parent / 'docs' / 'images'

#: Of each window and of the picture, in pixels.
WINDOW = (760, 780)
PICTURE = (1600, 866)

DESK = """
<!doctype html>
<style>
  body { margin: 0; height: 100vh; background: #cfd8dc; }
  body { display: flex; gap: 28px; align-items: center; justify-content: center; }
  figure { margin: 0; border-radius: 12px; overflow: hidden; background: #fff; box-shadow: 0 6px 20px #26323833; }
  figure::before { content: "● ● ●"; display: block; padding: 0 14px; font: 16px/30px sans-serif; color: #b0bec5; }
  img { display: block; }
</style>
"""


def board(ada: Page, grace: Page) -> None:
    """The server is switched off: what Ada orders and cooks meanwhile waits."""
    for page, name in ((ada, 'Ada'), (grace, 'Grace')):
        page.get_by_label('Your name').fill(name)
        expect(page.get_by_role('switch', name='Server')).to_be_enabled()
    grace.get_by_role('switch', name='Server').click()
    for page in (ada, grace):
        expect(page.locator('#light')).to_have_attribute('data-state', 'reconnecting')
    ada.get_by_role('button', name='Mark as ready').last.click()
    ada.get_by_role('button', name='Pancakes', exact=True).click()
    expect(ada.locator('#light')).to_contain_text('2 waiting')


def chat(ada: Page, grace: Page) -> None:
    """Ada and Grace talk, and Grace is about to say more."""
    for page, name in ((ada, 'Ada'), (grace, 'Grace')):
        page.get_by_label('Your name').fill(name)
        page.get_by_role('button', name='Come in').click()
        expect(page.locator('#people')).to_contain_text(name)
    lines = [
        (ada, 'Is there any tea left?'),
        (grace, 'Green or black?'),
        (ada, 'Green, if there is some.'),
        (grace, 'Just put the kettle on.'),
        (ada, 'On my way!'),
    ]
    for page, line in lines:
        page.get_by_label('What you say').fill(line)
        page.get_by_role('button', name='Send').click()
        for window in (ada, grace):
            expect(window.locator('#lines li').last).to_contain_text(line)
    grace.get_by_label('What you say').press_sequentially('Bring a c')
    expect(ada.locator('#typing')).to_have_text('Grace is typing …')


#: How each picture is made, of a browser and the URL of the demo.
PICTURES: dict[str, Callable[[Browser, str], bytes]] = {
    'board': lambda browser, url: in_two_windows(browser, url, board),
    'chat': lambda browser, url: in_two_windows(browser, url, chat),
    'network': network,
}


def main() -> int:
    """Make all pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=['--no-proxy-server'])
        for name, make in PICTURES.items():
            path = IMAGES / f'{name}.png'
            with Site(Project(DEMOS / name), 0) as site:
                path.write_bytes(make(browser, site.url))
            print(f'{path.relative_to(DEMOS.parent)}  {path.stat().st_size // 1000} kB')
        browser.close()
    return 0


def in_two_windows(browser: Browser, url: str, scene: Callable[[Page, Page], None]) -> bytes:
    """Return a PNG of a demo in two windows.

    Args:
        browser: shows it.
        url: of the demo.
        scene: what happens in the two windows before they are looked at.
    """
    windows = [_window(browser, WINDOW), _window(browser, WINDOW)]
    for window in windows:
        window.goto(url)
    scene(windows[0], windows[1])
    for window in windows:
        window.mouse.move(0, 0)  # nothing looks as if it were pointed at
    shots = [base64.b64encode(window.screenshot(animations='disabled')).decode() for window in windows]
    desk = _window(browser, PICTURE)
    desk.set_content(
        DESK + ''.join(f'<figure><img src="data:image/png;base64,{shot}"></figure>' for shot in shots)
    )
    return desk.screenshot()


def _window(browser: Browser, size: tuple[int, int]) -> Page:
    return browser.new_context(viewport={'width': size[0], 'height': size[1]}).new_page()


if __name__ == '__main__':
    sys.exit(main())
