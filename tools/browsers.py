"""The browser of this machine, for the tools that need one."""

import os
import shutil

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def browser_here() -> str | None:
    """The browser that CONNECTED_BROWSER names, else the first that is here; None without any."""
    return os.environ.get("CONNECTED_BROWSER") or next(
        filter(None, map(shutil.which, BROWSERS)), None
    )
