"""The library reads the attributes of its own script element, wherever that is (defect 12)."""

from __future__ import annotations

import pytest

from tests.defects.real_sails import ON_REAL_SAILS
from tests.support.server import CLIENT_PATH

pytestmark = ON_REAL_SAILS

OWN = """data-headers='{"x-token": "own"}' data-environment="production" """
STRANGER = """<script type="text/plain" headers='{"x-token": "strange"}' environment="strange"></script>"""
WRONG_STRANGER = '<script type="text/plain" url="42"></script>'
LOADER = f"""<script>
  const script = document.createElement('script');
  script.src = '/{CLIENT_PATH}';
  script.dataset.headers = '{{"x-token": "own"}}';
  script.dataset.environment = 'production';
  addEventListener('load', () => document.head.append(script));
</script>"""
# Each shows the library a document that has all its scripts already.
DOCUMENTS = {
    'defer': f'<script defer src="/{CLIENT_PATH}" {OWN}></script>STRANGER',
    'async': f'<script>onload = () => own.src = "/{CLIENT_PATH}"</script>'
    f'<script async id="own" {OWN}></script>STRANGER',
    'loader': f'{LOADER}<main></main>STRANGER',
}


@pytest.mark.parametrize('stranger', [STRANGER, WRONG_STRANGER], ids=['settings', 'wrong settings'])
@pytest.mark.parametrize('document', DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_the_attributes_of_another_script_are_not_read(blank, server, document, stranger):
    """Defect 12."""
    html = '<!doctype html><link rel="icon" href="data:,">' + document.replace('STRANGER', stranger)
    blank.page.goto(server.url + server.write('.html', html))
    blank.wait_connected()
    assert blank.run('[io.sails.headers, io.sails.environment, io.sails.url]') == [
        {'x-token': 'own'},
        'production',
        None,
    ]


@pytest.mark.parametrize('attribute', ['transports="websocket"', 'data-transports="polling"'])
def test_one_transport_can_be_written_as_a_word(blank, attribute):
    """Defect 12, second sentence."""
    blank.open_connected(attributes=attribute)
    assert blank.call('get', '/echo').status == 200
