"""The menu: a button for each dish, and the name of the guest."""

from __future__ import annotations

from typing import Any

from desk import Desk
from parts import copy_of

from sails_io.page import find, window

GUESTS = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Linus', 'Margaret', 'Guido']


class Menu:
    """Orders what is clicked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        # Windows of one visitor are easier told apart when each has a guest of its own.
        find('#guest').value = GUESTS[window.Math.floor(window.Math.random() * len(GUESTS))]

    def show(self, dishes: list[str]) -> None:
        """Offer these dishes."""
        find('#dishes').replaceChildren(*[self._button(dish) for dish in dishes])

    def _button(self, dish: str) -> Any:
        button = copy_of('dish')
        find('.name', button).textContent = dish
        button.addEventListener('click', lambda event: self._desk.place(self._name(), dish))
        return button

    def _name(self) -> str:
        name: str = find('#guest').value.trim()
        return 'somebody' if name == '' else name
