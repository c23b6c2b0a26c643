"""Calls of the Cloud SDK (`Cloud`, of parasails) in a page, and what they are answered."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# The body of a 500 is the server's stack trace: it tells where the app lies.
CALL = """async (call) => {
  const plain = (value) => value === undefined ? 'undefined' : value;
  const headers = (info) => info && Object.keys(info.headers).sort();
  try { return { result: plain(await (0, eval)(call)) }; }
  catch (error) {
    const info = error.responseInfo;
    return {
      name: error.name, message: error.message, code: error.code, exit: error.exit,
      statusCode: info && info.statusCode, headers: headers(info),
      body: info && (info.statusCode === 500 ? 'a trace' : plain(info.body)),
    };
  }
}"""


def cloud(page: Page, *calls: str) -> list[Any]:
    """Make calls one after the other, and answer each with what it gave.

    >>> cloud(page, "Cloud.observeMySession()")                       # doctest: +SKIP
    [['Cloud.observeMySession()', {'result': 'OK'}]]
    """
    return [[call, page.evaluate(CALL, call)] for call in calls]
