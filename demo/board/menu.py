"""The menu: a button for each dish, and the name of the guest."""

from __future__ import annotations

from demo.board.browser import any_of, from_template, page
from demo.board.desk import Desk

GUESTS = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Linus', 'Margaret', 'Guido']


class Menu:
    """Orders what is clicked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._guest = page.getElementById('guest')
        # Windows of one visitor are easier told apart when each has a guest of its own.
        self._guest.value = any_of(GUESTS)

    def show(self, dishes: list[str]) -> None:
        """Offer these dishes."""
        buttons: list[object] = []
        for dish in dishes:
            buttons.append(self._button(dish))
        page.getElementById('dishes').replaceChildren(*buttons)

    def _button(self, dish: str) -> object:
        button = from_template('dish')
        button.querySelector('.name').textContent = dish
        button.addEventListener('click', lambda: self._desk.place(self._name(), dish))
        return button

    def _name(self) -> str:
        name: str = self._guest.value.trim()
        return 'somebody' if name == '' else name
