"""The kitchen's list, which is had over plain HTTP."""

from report import report

from sails_io.mock import Server


def test_report_lists_what_is_ordered(sails_server: Server) -> None:
    for item in ('tea', 'cake'):
        sails_server.request('POST', '/order', {'item': item})
    assert report(sails_server.url) == 'cake\ntea'
