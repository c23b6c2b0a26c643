"""Firefox and WebKit for tests written for Playwright, which drives neither as Debian packages them."""
