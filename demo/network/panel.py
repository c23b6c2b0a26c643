"""The buttons: those that ask, and those that break."""

from __future__ import annotations

from typing import Any

from sails_io.page import document, find, window

#: Milliseconds between two requests of a drip.
DRIP_EVERY = 500
BURST = 10


class Panel:
    """What the visitor does."""

    def __init__(self) -> None:
        self.drip: Any = None

    def when_asking(self, act: Any) -> None:
        """Call `act` with method, limit and the button for each request."""

        def ask(button: Any) -> None:
            limit = _chosen('limit')
            act(_chosen('method'), None if limit == '' else window.Number(limit), button)

        def burst(button: Any) -> None:
            for _ in range(BURST):
                ask(button)

        _on_click('#one', ask)
        _on_click('#ten', burst)
        _on_click('#drip', lambda button: self._turn(button, ask))

    def when_breaking(self, put: Any, cut: Any) -> None:
        """Call `put` with changes of the station, and `cut` where connections are to be cut."""
        _on_click('#power', lambda button: put({'running': button.getAttribute('aria-checked') == 'false'}))
        _on_click('#cut', lambda button: cut())
        for choice in document.querySelectorAll('[name=manner]'):
            choice.addEventListener('change', lambda event: put({'manner': event.target.value}))

    def show(self, state: Any) -> None:
        """Show how the station is."""
        running = state['running']
        document.body.dataset.station = 'running' if running else 'stopped'
        find('#power').setAttribute('aria-checked', 'true' if running else 'false')
        find('#cut').disabled = not running
        find(f'[name=manner][value={state["manner"]}]').checked = True
        find('#asking').disabled = False
        find('#broken').disabled = False

    def _turn(self, button: Any, ask: Any) -> None:
        """Begin to drip, or end it."""
        if self.drip is None:
            ask(button)
            self.drip = window.setInterval(lambda: ask(button), DRIP_EVERY)
        else:
            window.clearInterval(self.drip)
            self.drip = None
        button.setAttribute('aria-pressed', 'false' if self.drip is None else 'true')


def _on_click(selector: str, act: Any) -> None:
    button = find(selector)
    button.addEventListener('click', lambda event: act(button))


def _chosen(name: str) -> Any:
    return find(f'[name={name}]:checked').value
