"""A plugin of pytest, for projects whose tests are to fail: they wait for two seconds rather than Playwright's five."""

from __future__ import annotations

from playwright.sync_api import expect

expect.set_options(timeout=2_000)
