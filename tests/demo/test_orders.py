"""What a window knows of the orders: the front-end's own Python, without a browser."""

from __future__ import annotations

from typing import Any

import pytest

from demo.board.orders import Orders


def record(number: int, status: str = 'new') -> dict[str, Any]:
    return {'id': number, 'dish': 'Pancakes', 'guest': 'Ada', 'status': status, 'createdAt': 0}


def numbers(orders: Orders) -> list[int | None]:
    return [order.record.get('id') for order in orders.all]


@pytest.fixture
def orders() -> Orders:
    """Orders 1 and 2, as the server listed them."""
    orders = Orders(lambda: None)
    orders.replace([record(1), record(2)])
    return orders


def test_every_change_is_told() -> None:
    told: list[None] = []
    orders = Orders(lambda: told.append(None))
    orders.replace([record(1)])
    orders.hear({'verb': 'updated', 'id': 1, 'data': {'status': 'ready'}})
    assert len(told) == 2


def test_created_order_is_added_once(orders: Orders) -> None:
    for _ in range(2):
        orders.hear({'verb': 'created', 'id': 3, 'data': record(3)})
    assert numbers(orders) == [1, 2, 3]


def test_update_changes_what_it_names_and_nothing_else(orders: Orders) -> None:
    orders.hear({'verb': 'updated', 'id': 1, 'data': {'guest': 'Grace'}})
    assert orders.all[0].record == {**record(1), 'guest': 'Grace'}


def test_news_of_unknown_orders_are_nothing(orders: Orders) -> None:
    orders.hear({'verb': 'updated', 'id': 9, 'data': {'status': 'ready'}})
    orders.hear({'verb': 'destroyed', 'id': 9})
    assert numbers(orders) == [1, 2]


def test_destroyed_order_is_gone(orders: Orders) -> None:
    orders.hear({'verb': 'destroyed', 'id': 1})
    assert numbers(orders) == [2]


def test_draft_outlives_a_new_list_and_keeps_its_key_when_delivered(orders: Orders) -> None:
    draft = orders.draft({'dish': 'Pancakes', 'guest': 'Ada', 'status': 'new'})
    orders.wish(draft, 'Order')
    orders.replace([record(2)])
    assert numbers(orders) == [2, None]
    assert orders.waiting() == 1
    key = draft.key
    orders.answer(draft, record(3))
    assert (numbers(orders), draft.key, orders.waiting()) == ([2, 3], key, 0)


def test_order_known_before_its_answer_comes_is_there_once(orders: Orders) -> None:
    draft = orders.draft({'dish': 'Pancakes', 'guest': 'Ada', 'status': 'new'})
    orders.replace([record(1), record(2), record(3)])
    orders.answer(draft, record(3))
    assert numbers(orders) == [1, 2, 3]


def test_lost_order_is_told_from_a_lost_wish(orders: Orders) -> None:
    draft = orders.draft({'dish': 'Pancakes', 'guest': 'Ada', 'status': 'new'})
    for order in (draft, orders.all[0]):
        orders.wish(order, 'Order')
        orders.lose(order)
    assert (draft.lost, orders.all[0].lost) == (True, False)
