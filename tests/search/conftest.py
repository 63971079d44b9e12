"""The browser of the browser tests. It ends with this folder, as it does with theirs."""

from tests.browser.conftest import address, browser, served

__all__ = ("address", "browser", "served")
