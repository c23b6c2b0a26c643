"""The page, in a browser."""

from playwright.sync_api import Page, expect

from sails_io.mock import MockSails, Server


def order(page: Page, item: str) -> None:
    """Order something, as a visitor does."""
    page.get_by_label('What will it be?').fill(item)
    page.get_by_role('button', name='Order').click()


def test_page_shows_what_is_ordered(sails_server: Server, page: Page) -> None:
    sails_server.request('POST', '/order', {'item': 'tea'})
    page.goto(sails_server.url)
    expect(page.get_by_role('listitem')).to_have_text('tea')


def test_order_reaches_the_server(sails_app: MockSails, sails_server: Server, page: Page) -> None:
    page.goto(sails_server.url)
    order(page, 'cake')
    expect(page.get_by_role('status')).to_have_text('cake is ordered.')
    assert sails_app.store.models['order'].records == {1: {'id': 1, 'item': 'cake'}}


def test_page_hears_of_the_orders_of_others(sails_server: Server, page: Page) -> None:
    page.goto(sails_server.url)
    expect(page.get_by_role('status')).to_have_text('Nobody has ordered yet.')
    sails_server.request('POST', '/order', {'item': 'soup'})
    expect(page.get_by_role('listitem')).to_have_text('soup')
    sails_server.request('DELETE', '/order/1')
    expect(page.get_by_role('listitem')).to_have_count(0)


def test_page_tells_when_no_answer_comes(sails_app: MockSails, sails_server: Server, page: Page) -> None:
    sails_app.misbehave('never_answer', 'POST /order')
    page.goto(sails_server.url)
    order(page, 'pie')
    expect(page.get_by_role('status')).to_have_text('The kitchen does not answer.')


def test_page_is_up_to_date_after_an_outage(sails_app: MockSails, sails_server: Server, page: Page) -> None:
    page.goto(sails_server.url)
    expect(page.get_by_role('status')).to_have_text('Nobody has ordered yet.')
    sails_server.stop()
    sails_app.store.models['order'].insert({'item': 'bread'})
    sails_server.start()
    expect(page.get_by_role('listitem')).to_have_text('bread')
