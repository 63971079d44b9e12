"""Runs the tests, in a Python that has their tools: `python3 publish.py test` calls this.

Finds the browser that they drive, or installs one; never lets the browser tests be left out.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSER = "CONNECTED_BROWSER"

HELP = """\
usage: publish.py test [PYTEST ARGUMENT ...]

Runs every test of the project. The first time, it fetches the test tools. Tests of the pages
drive a real Chromium, Chrome or Edge: the one that CONNECTED_BROWSER names, else the one on this
computer, else one that is installed now.

  publish.py test                 every test
  publish.py test -k card         the tests with "card" in their name
  publish.py test tests/browser   the tests in one folder

Ends with 0 when every test passed, 1 when one failed, 3 when the tools could not be set up.
"""

NO_LIBRARY = """\
The tests' Node.js needs the system library libatomic.so.1, which this computer does not have.
Install it (on Debian: sudo apt install libatomic1) and give the same command again.
"""

NO_BROWSER = """\
The tests need a browser, and none could be installed. Install Chromium, Google Chrome or
Microsoft Edge (on Debian: sudo apt install chromium), or name one that you have with
CONNECTED_BROWSER=/path/to/it, and give the same command again.
"""

# First Debian's Chromium without windows, which opens a page in a quarter of the time. Chrome
# before Chromium: on Ubuntu only Chrome's package brings leave to use the sandbox.
NAMES = (
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES = {
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "~/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "win32": (
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Chromium\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ),
}


def runs(path: str) -> bool:
    """Whether a browser is there and not just a stand-in, as Ubuntu's `chromium-browser` may be."""
    if not os.access(path, os.X_OK):
        return False
    if sys.platform == "win32":  # there, asking for the version opens a window
        return True
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def browser_here() -> str | None:
    """The path of a browser that is installed where browsers usually are."""
    on_path = [shutil.which(name) for name in NAMES]
    usual = [os.path.expandvars(Path(place).expanduser()) for place in PLACES.get(sys.platform, ())]
    return next((path for path in [*on_path, *usual] if path and runs(path)), None)


def playwright_browser() -> str | None:
    """The path of a browser that Playwright installed earlier."""
    question = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as driver: print(driver.chromium.executable_path)\n"
    )
    command = [sys.executable, "-c", question]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return answer if answer and runs(answer) else None


def install_browser() -> str | None:
    """The path of a newly installed browser: the system's own if we may, else Playwright's."""
    if may_install():
        tell("Installing Chromium from the system's packages ...")
        for package in ("chromium-headless-shell", "chromium"):
            install(package, "fonts-liberation")
            if found := browser_here():
                return found
    tell("Installing a Chromium of the tests' own ...")
    subprocess.call([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr)
    return playwright_browser()


def node_can_start() -> bool:
    """Whether the one library is here that Node.js wants of a Linux, and Debian may lack."""
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def may_install() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Debian's packages, if they can be had; whoever asked looks whether they came."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.call(["apt-get", "update", "-qq"], stdout=sys.stderr) == 0:
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        subprocess.call(command, stdout=sys.stderr, env=environment)


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """The exit code of pytest, or 3 where there is no browser to test with."""
    if not {"-h", "--help"}.isdisjoint(arguments):
        print(HELP, end="")
        return 0
    if not node_can_start() and may_install():
        install("libatomic1")
    if not node_can_start():
        tell(NO_LIBRARY)
        return 3
    chosen = os.environ.get(BROWSER)
    if chosen and not runs(chosen):
        tell(f"{BROWSER} names {chosen}, and that does not run.")
        return 3
    browser = chosen or browser_here() or playwright_browser()
    if not browser:
        tell("The tests drive a real browser, and there is none on this computer yet.")
        browser = install_browser()
    if not browser:
        tell(NO_BROWSER)
        return 3
    tell(f"Testing with the browser {browser}")
    command = [sys.executable, "-m", "pytest", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {BROWSER: browser}) as tests:
        while True:
            try:
                return tests.wait()
            except KeyboardInterrupt:  # pytest gets it too, and ends with its summary
                continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
