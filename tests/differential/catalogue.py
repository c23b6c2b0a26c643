"""All scenarios, by theme."""

from __future__ import annotations

from .scenario import Scenario
from .scenarios import answers, console, events, properties, queue, script_tag, settings, thrown, wire

THEMES: dict[str, list[Scenario]] = {
    'Answers': answers.SCENARIOS,
    'Errors that are thrown': thrown.SCENARIOS,
    'Events': events.SCENARIOS,
    'Waiting requests': queue.SCENARIOS,
    'Names and properties': properties.SCENARIOS,
    'Settings': settings.SCENARIOS,
    'The script tag': script_tag.SCENARIOS,
    'The wire': wire.SCENARIOS,
    'The console': console.SCENARIOS,
}
SCENARIOS = [scenario for theme in THEMES.values() for scenario in theme]
