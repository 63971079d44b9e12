"""The browser of the browser tests."""

from tests.browser.conftest import browser, served

__all__ = ("browser", "served")
