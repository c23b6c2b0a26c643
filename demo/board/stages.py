"""The way of an order through the cafeteria: from one status to the next, and what to do for it."""

from __future__ import annotations

#: The columns of the board. After the last one, the order has been collected and is removed.
STATUSES = ['new', 'cooking', 'ready']

NEXT = {'new': 'cooking', 'cooking': 'ready'}

ACTIONS = {'new': 'Start cooking', 'cooking': 'Mark as ready', 'ready': 'Collected'}
