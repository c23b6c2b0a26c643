"""What a visitor sees."""

from __future__ import annotations

from typing import Any

from sails_io.page import document, element, find

STATUSES: Any = {
    'connected': 'connected',
    'connecting': 'connecting …',
    'reconnecting': 'the server is away: what you write waits',
    'disconnected': 'not connected',
}


class View:
    """The page."""

    def __init__(self) -> None:
        self.room = ''

    # What the visitor does

    def when_entering(self, act: Any) -> None:
        """Call `act` with a name and a room when the visitor goes into one."""
        form = find('#door')

        def submit(event: Any) -> None:
            event.preventDefault()
            act(find('#name').value, 'Kitchen')

        form.addEventListener('submit', submit)
        for button in document.querySelectorAll('#rooms button'):
            self._on_click(button, lambda room: act(find('#name').value, room))

    def when_saying(self, act: Any) -> None:
        """Call `act` with what the visitor says."""

        def submit(event: Any) -> None:
            event.preventDefault()
            field = find('#text')
            text = field.value
            field.value = ''
            act(text)

        find('#say').addEventListener('submit', submit)

    def when_typing(self, act: Any) -> None:
        """Call `act` while the visitor types."""
        find('#text').addEventListener('input', lambda event: act())

    def _on_click(self, button: Any, act: Any) -> None:
        button.addEventListener('click', lambda event: act(button.textContent))

    # What is there

    def enter(self, name: str, room: str) -> None:
        """Show a room."""
        self.room = room
        document.body.dataset.place = 'room'
        find('#room').textContent = room
        find('#who').textContent = name
        for button in document.querySelectorAll('#rooms button'):
            button.setAttribute('aria-current', 'true' if button.textContent == room else 'false')
        find('#lines').replaceChildren()
        find('#text').focus()

    def show_lines(self, lines: list[Any]) -> None:
        """Show what was said, and keep what waits."""
        waiting = find('#lines').querySelectorAll('.waits')
        find('#lines').replaceChildren()
        for line in lines:
            self.add(line, False)
        find('#lines').append(*waiting)

    def add(self, line: Any, is_own: bool) -> Any:
        """Show one more line, and return its element; one's own waits until `settle`."""
        item = element('li')
        item.append(element('b', line['name']), element('p', line['text']))
        item.classList.toggle('own', line['name'] == find('#who').textContent)
        item.classList.toggle('waits', is_own)
        find('#lines').append(item)
        item.scrollIntoView()
        return item

    def settle(self, item: Any) -> None:
        """Show that the server has a line."""
        item.classList.remove('waits')

    def show_people(self, people: list[str]) -> None:
        """Show who is in the room."""
        find('#people').replaceChildren(*[element('li', name) for name in people])

    def show_typing(self, names: list[str]) -> None:
        """Show who is typing."""
        count = len(names)
        text = (
            '' if count == 0 else f'{names[0]} is typing …' if count == 1 else f'{count} people are typing …'
        )
        find('#typing').textContent = text

    def show_status(self, status: str) -> None:
        """Show what is with the connection."""
        find('#status').textContent = STATUSES[status]
        find('#status').className = status

    def complain(self, message: str) -> None:
        """Show what went wrong."""
        find('#error').textContent = message
