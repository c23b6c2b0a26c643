"""The library in a frame whose text stands in the page, and whose location names no host."""

from __future__ import annotations

from tests.support.server import CLIENT_PATH

FRAME = f"""<iframe srcdoc="<script src='/{CLIENT_PATH}'></script>
  <script>io.socket.get('/echo', (body, jwr) => parent.answers.push(jwr.statusCode));</script>"></iframe>"""


def test_a_frame_of_the_pages_own_text_connects_to_the_pages_server(blank):
    blank.open_connected(body=f'<script>window.answers = [];</script>{FRAME}')
    blank.wait('answers.length > 0')
    assert blank.run('answers') == [200]
