"""Elements that glide to where they are put, come, and vanish."""

from __future__ import annotations

from typing import Any

from sails_io.page import construct, document, window

EASE: Any = {'duration': 260, 'easing': 'cubic-bezier(.2, .8, .2, 1)'}


def rearrange(selector: str, change: Any) -> None:
    """Change the page; the elements that a selector finds glide from where they were."""
    before = document.querySelectorAll(selector)
    places = construct(window.Map)
    for element in before:
        places.set(element, element.getBoundingClientRect())
    focused = document.activeElement
    change()
    # An element that moves to another parent loses the focus on the way.
    if focused.isConnected and focused is not document.activeElement:
        focused.focus({'preventScroll': True})
    if window.matchMedia('(prefers-reduced-motion: reduce)').matches:
        return
    for element in before:
        if not element.isConnected:
            _vanish(element, places.get(element))
    for element in document.querySelectorAll(selector):
        if places.has(element):
            _glide(element, places.get(element))
        else:
            element.animate([{'opacity': 0, 'transform': 'translateY(-10px) scale(.97)'}, {}], EASE)


def _glide(element: Any, start: Any) -> None:
    end = element.getBoundingClientRect()
    right = start.x - end.x
    down = start.y - end.y
    if right != 0 or down != 0:
        element.animate([{'transform': f'translate({right}px, {down}px)'}, {}], EASE)


def _vanish(element: Any, place: Any) -> None:
    ghost = element.cloneNode(True)
    ghost.classList.add('ghost')
    ghost.inert = True
    ghost.setAttribute('aria-hidden', 'true')
    ghost.style.left = f'{place.x + window.scrollX}px'
    ghost.style.top = f'{place.y + window.scrollY}px'
    ghost.style.width = f'{place.width}px'
    document.body.append(ghost)
    ghost.animate([{}, {'opacity': 0, 'transform': 'scale(.94)'}], EASE).onfinish = lambda: ghost.remove()
