"""What `publish.py` runs: first the packages are set up, then the command runs.

Makes sure that the exact packages of requirements.lock are installed, in the Python that runs this
or in a private environment under .connected/, and calls `activity_directory.cli`. Needs nothing but
Python itself; knows nothing of activities.
"""

import os
import sys
from collections.abc import Iterator

# The start of every command passes through here, and `check` has half a second in all: so paths
# are plain text, and what only a set-up needs is imported there. (`pathlib` and `re` alone would
# cost three times the rest of this file; `importlib.metadata`, five times.)

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RUNTIME_LOCK = os.path.join(ROOT, "requirements.lock")
TEST_LOCK = os.path.join(ROOT, "requirements-test.lock")
TEST_RUNNER = os.path.join(ROOT, "tools", "run_tests.py")
STATE = os.path.join(ROOT, ".connected")
ENVIRONMENT = os.path.join(STATE, "venv")

PRIVATE = "CONNECTED_PRIVATE"  # set: use the private environment even if this Python would do
HANDED_OVER = "CONNECTED_HANDED_OVER"  # set by us: this process is the private environment's own


class CannotSetUpError(Exception):
    """Why a set-up is impossible, in words for the person at the keyboard."""


def main(arguments: list[str]) -> int:
    """The exit code of the command, after whatever set-up it needs."""
    testing = arguments[:1] == ["test"]
    locks = [RUNTIME_LOCK, TEST_LOCK] if testing else [RUNTIME_LOCK]
    # Popped, so that processes that this one starts decide for themselves.
    private = os.environ.pop(PRIVATE, "") != ""
    arrived = os.environ.pop(HANDED_OVER, "") == ENVIRONMENT
    asked_how = testing and not {"-h", "--help"}.isdisjoint(arguments)
    try:
        if not (arrived or asked_how) and (private or not satisfied(locks)):
            set_up(locks)
            return hand_over(arguments)
    except CannotSetUpError as obstacle:
        say(f"\n{obstacle}")
        return 3
    except KeyboardInterrupt:
        say("\nStopped. Nothing is broken. To continue, run the same command again.")
        return 130
    if testing:
        return patient_call([sys.executable, TEST_RUNNER, *arguments[1:]])
    from activity_directory import cli

    code = cli.main(arguments)
    return leave(code) if arguments[:1] == ["check"] else code


def leave(code: int) -> int:
    """Ends the process, which has nothing left to do but to be taken apart, piece by piece.

    The system takes back all of its memory at once. Where the last words can't be written, Python
    leaves in its own way, and says so.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return code
    os._exit(code)


def say(text: str) -> None:
    """Prints a line for the person, on standard error."""
    print(text, file=sys.stderr, flush=True)


# ---------------------------------------------------------------- what is needed, what is here


def satisfied(locks: list[str]) -> bool:
    """Whether this Python already has every package of the locks in just the locked version."""
    found = installed(sys.path)
    for lock in locks:
        for name, version, needed in pins(read(lock)):
            if needed is None or (needed and found.get(name) != version):
                return False
    return True


def read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as opened:
            return opened.read()
    except FileNotFoundError:
        raise CannotSetUpError(
            f"{os.path.basename(path)} is missing from {ROOT}.\n"
            "Download the project again, or restore the file with: git restore ."
        ) from None


def pins(lock: str) -> Iterator[tuple[str, str, bool | None]]:
    r"""Each package of a lock file: name, version, and whether this computer needs it.

    A pin begins a line, as in `colorama==0.4.6 ; sys_platform == 'win32' \\`; hashes follow,
    indented. Where a marker is beyond us the answer is None, and pip decides.
    """
    for line in lock.splitlines():
        if line[:1].isalnum():
            requirement, _, marker = line.rstrip("\\ ").partition(";")
            name, _, version = requirement.strip().partition("==")
            yield normal_name(name), normal_version(version), holds(marker.strip())


def normal_name(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def normal_version(version: str) -> str:
    """One spelling for 2026.09.01 and 2026.9.1."""
    return ".".join(str(int(part)) if part.isdigit() else part for part in version.split("."))


def holds(marker: str) -> bool | None:
    """Whether an environment marker holds here; None for one that is not plainly and/or."""
    if not marker:
        return True
    answers = [[one_holds(part) for part in some.split(" and ")] for some in marker.split(" or ")]
    if any(None in some for some in answers):
        return None
    return any(all(some) for some in answers)


def one_holds(comparison: str) -> bool | None:
    """The answer to one comparison such as `python_full_version < '3.15'`."""
    parts = comparison.split()
    if len(parts) != 3 or parts[2][:1] not in "'\"" or parts[2][:1] != parts[2][-1:]:
        return None
    variable, operator, expected = parts[0], parts[1], parts[2][1:-1]
    if variable in {"python_version", "python_full_version"}:
        numbers = expected.split(".")
        if sys.version_info.releaselevel != "final" or not all(map(str.isdigit, numbers)):
            return None
        micro = sys.version_info.micro if variable == "python_full_version" else 0
        here = (sys.version_info.major, sys.version_info.minor, micro)
        return compared(here, operator, (*map(int, numbers), 0, 0)[:3])
    values = {
        "sys_platform": sys.platform,
        "os_name": os.name,
        "implementation_name": sys.implementation.name,
    }
    if variable == "platform_python_implementation":
        import platform  # costs as much as the rest of this answer, and few markers ask for it

        values[variable] = platform.python_implementation()
    if variable not in values or operator not in {"==", "!="}:
        return None
    return (values[variable] == expected) == (operator == "==")


def compared(here: tuple[int, ...], operator: str, there: tuple[int, ...]) -> bool | None:
    answers = {
        "<": here < there,
        "<=": here <= there,
        ">": here > there,
        ">=": here >= there,
        "==": here == there,
        "!=": here != there,
    }
    return answers.get(operator)


def installed(folders: list[str]) -> dict[str, str]:
    """Name and version of every package in these folders; the first one found counts.

    These are the very folder names that `importlib.metadata` goes by (`Jinja2-3.1.6.dist-info`),
    read without the 20 ms that importing it would cost every command.
    """
    found: dict[str, str] = {}
    for folder in folders:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:  # an entry of sys.path may be a zip file, or not exist
            continue
        for entry in names:
            if entry.endswith(".dist-info"):
                name, _, version = entry.removesuffix(".dist-info").partition("-")
                found.setdefault(normal_name(name), normal_version(version))
    return found


# ------------------------------------------------------------------- the private environment


def set_up(locks: list[str]) -> None:
    """Leaves a private environment that has every package of the locks, or says why it can't.

    A lock's marker is written last of all, so an interrupted set-up is begun again.
    """
    if all(ready(lock) for lock in locks):
        return
    try:
        os.makedirs(STATE, exist_ok=True)
        with open(os.path.join(STATE, "set-up.lock"), "ab") as turn:
            wait_for(turn.fileno())
            if not ready(RUNTIME_LOCK) or any(outdated(lock) for lock in locks):
                make_environment(turn.fileno())
            for lock in locks:
                if not ready(lock):
                    install(lock, turn.fileno())
    except OSError as refused:
        raise CannotSetUpError(
            f"This computer could not do a step of the set-up: {refused}\n"
            f"Connected keeps its packages in {ENVIRONMENT}. If another window is running it,\n"
            "close it and try again."
        ) from refused


def marker_of(lock: str) -> str:
    return os.path.join(ENVIRONMENT, f"ready-{os.path.basename(lock)}")


def mark_for(lock: str) -> str:
    """What a marker must hold: the whole lock, this Python and this place. All quickly read."""
    major, minor = sys.version_info[:2]
    return f"Python {major}.{minor} of {sys.base_prefix} in {ENVIRONMENT}\n{read(lock)}"


def ready(lock: str) -> bool:
    try:
        with open(marker_of(lock), encoding="utf-8") as opened:
            return opened.read() == mark_for(lock) and os.path.exists(environment_python())
    except FileNotFoundError:
        return False


def outdated(lock: str) -> bool:
    return os.path.exists(marker_of(lock)) and not ready(lock)


def wait_for(turn: int) -> None:
    """Returns when no other process is setting up. The system releases the lock when we end."""
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(turn, msvcrt.LK_LOCK, 1)  # tries for ten seconds
            except OSError:
                say("Another set-up of Connected is running. Waiting for it ...")
            else:
                return
    else:
        import fcntl

        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up of Connected is running. Waiting for it ...")
            fcntl.flock(turn, fcntl.LOCK_EX)


def make_environment(turn: int) -> None:
    """An empty environment of this Python's, in place of whatever was there."""
    import importlib.util
    import shutil

    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise CannotSetUpError(how_to_get_venv())
    markers = [marker_of(lock) for lock in (TEST_LOCK, RUNTIME_LOCK)]
    if any(map(os.path.exists, markers)):
        say("Connected's packages, its folder or your Python have changed. Setting up again.")
    elif os.path.isdir(ENVIRONMENT):
        say("The last set-up of Connected was not finished. Setting up again.")
    else:
        say("Setting up Connected. This happens once, and needs the internet for a minute or two.")
    for marker in filter(os.path.exists, markers):  # first: what is half gone must not look whole
        os.remove(marker)
    if os.path.isdir(ENVIRONMENT):
        shutil.rmtree(ENVIRONMENT)
    say(f"  Making a private environment for its packages: {ENVIRONMENT}")
    # The base Python, because this one may live in the very environment that was just removed.
    python = getattr(sys, "_base_executable", sys.executable)
    outcome = follow([python, "-I", "-m", "venv", ENVIRONMENT], turn)
    if not os.path.exists(environment_python()) or outcome.code:
        raise CannotSetUpError(f"{outcome.ending()}\n\n{how_to_get_venv()}")


def how_to_get_venv() -> str:
    """What to type where Python came without its `venv`: Debian and its kin split it off."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if os.path.exists("/etc/debian_version"):
        become = "" if os.geteuid() == 0 else "sudo "
        return (
            "This Python can't make a private environment yet, because a part of it is not "
            "installed.\n"
            f"Run this, then your command again:\n\n    {become}apt install python3-venv\n\n"
            f"(If this isn't the system's usual Python: {become}apt install python{version}-venv)"
        )
    return (
        f"This Python ({sys.executable}) can't make a private environment: its `venv` or\n"
        "`ensurepip` part is missing. Install all of Python from your system's packages or\n"
        "from https://www.python.org/downloads/ and give your command again."
    )


def environment_python() -> str:
    if os.name == "nt":
        return os.path.join(ENVIRONMENT, "Scripts", "python.exe")
    return os.path.join(ENVIRONMENT, "bin", "python")


def environment_packages() -> str:
    if os.name == "nt":
        return os.path.join(ENVIRONMENT, "Lib", "site-packages")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return os.path.join(ENVIRONMENT, "lib", version, "site-packages")


class Outcome:
    """What a program said, and its exit code."""

    def __init__(self, code: int, lines: list[str]) -> None:
        self.code = code
        self.lines = lines

    def text(self) -> str:
        return "\n".join(self.lines)

    def ending(self) -> str:
        """What it said from its first error on, else its last words; indented, not too long."""
        errors = [at for at, line in enumerate(self.lines) if line.startswith("ERROR")]
        lines = self.lines[errors[0] :][:8] if errors else self.lines[-8:]
        return "\n".join(f"    {line}" for line in lines)


class Progress:
    """Turns pip's output into steps: a bar where a person watches, else a line for each package."""

    def __init__(self, names: list[str]) -> None:
        self.waiting = set(names)
        self.total = len(names)
        self.watched = sys.stderr.isatty()

    def tell(self, line: str) -> None:
        for opening in ("Collecting ", "Requirement already satisfied: ", "Processing "):
            if line.startswith(opening):
                what = line.removeprefix(opening).split()[0]  # NAME==VERSION, or a wheel's path
                separator = "-" if opening == "Processing " else "=="
                name, version, *_ = (*os.path.basename(what).split(separator), "")
                self.step(normal_name(name), version)
        if line.startswith("Installing collected packages:"):
            self.end_bar()
            say("  Installing them. This can take a minute ...")

    def step(self, name: str, version: str) -> None:
        if name not in self.waiting:
            return
        self.waiting.remove(name)
        done = self.total - len(self.waiting)
        if self.watched:
            bar = ("#" * (24 * done // self.total)).ljust(24, "-")
            print(f"\r  [{bar}] {done} of {self.total}  {name:<30.30}", end="", file=sys.stderr)
            sys.stderr.flush()
        else:
            say(f"  {done} of {self.total}: {name} {version}")

    def end_bar(self) -> None:
        if self.watched:
            print(f"\r{'':79}\r", end="", file=sys.stderr, flush=True)


def follow(command: list[str], turn: int, progress: Progress | None = None) -> Outcome:
    """Runs a program to its end, showing its progress.

    It holds our turn too: killed, we would leave it behind, and nobody may begin before it ends.
    """
    import subprocess

    # The indexes, proxies and certificates that a person set up for pip are kept; what would
    # put packages elsewhere is not.
    elsewhere = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN"}
    environment = {name: value for name, value in os.environ.items() if name not in elsewhere}
    environment |= {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    lines = []
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if os.name == "nt" else (turn,),
    ) as program:
        if program.stdout is None:
            raise AssertionError("a pipe was asked for")
        for line in program.stdout:
            lines.append(line.rstrip())
            if progress:
                progress.tell(line)
    return Outcome(program.returncode, lines)


def install(lock: str, turn: int) -> None:
    """Puts every package of a lock into the environment, then says so with its marker."""
    needed = {name: version for name, version, wanted in pins(read(lock)) if wanted}
    what = "the test tools" if lock == TEST_LOCK else "the packages"
    say(f"  Fetching {what} that {os.path.basename(lock)} names: {len(needed)} in all")
    progress = Progress(list(needed))
    outcome = follow(
        # -I: nothing of the person's own Python settings may stand in for a package of the lock.
        [environment_python(), "-I", "-m", "pip", "install", "--require-hashes", "-r", lock],
        turn,
        progress,
    )
    progress.end_bar()
    if outcome.code:
        raise CannotSetUpError(f"{outcome.ending()}\n\n{why_pip_failed(outcome.text())}")
    found = installed([environment_packages()])
    missing = [name for name, version in needed.items() if found.get(name) != version]
    if missing:
        raise CannotSetUpError(
            f"pip reported success, but these packages are missing: {', '.join(missing)}.\n"
            "A setting of your pip may install them elsewhere; `pip config list` shows it."
        )
    unfinished = f"{marker_of(lock)}.part"
    with open(unfinished, "w", encoding="utf-8", newline="\n") as opened:
        opened.write(mark_for(lock))
    os.replace(unfinished, marker_of(lock))
    say("  Done.")


def why_pip_failed(output: str) -> str:
    """One plain sentence about a failed installation, and what to do."""
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A package that arrived is not the one that Connected was tested with (its hash is\n"
            "another), so it was not installed. Try again later or on another network; if it\n"
            "happens again, tell the people who look after this project."
        )
    if "No space left on device" in output:
        return (
            "The disk is full. Free some space (about 200 MB; 1.5 GB for the tests) and try again."
        )
    unreachable = ("Retrying (", "Could not fetch URL", "Connection", "timed out")
    if any(sign in output for sign in unreachable):
        return (
            "The packages could not be fetched. Is this computer on the internet? Behind a proxy,\n"
            "pip must know it (HTTPS_PROXY). Then run the same command again."
        )
    if "No matching distribution found" in output:
        return (
            "Your package index could not give a package that fits this computer. (Python 3.11 to\n"
            "3.14 on Linux, macOS and Windows is what we try.) Is this computer on the internet?"
        )
    return "The packages could not be installed; pip's own words are above."


def hand_over(arguments: list[str]) -> int:
    """Runs this command again in the private environment, and ends as it ends."""
    foreign = {"PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__"}  # other people's packages
    environment = {name: value for name, value in os.environ.items() if name not in foreign}
    environment |= {HANDED_OVER: ENVIRONMENT, "PYTHONUTF8": "1"}
    command = [environment_python(), os.path.join(ROOT, "publish.py"), *arguments]
    if os.name != "nt":
        os.execve(command[0], command, environment)
    return patient_call(command, environment)


def patient_call(command: list[str], environment: dict[str, str] | None = None) -> int:
    """The exit code of a program that gets the person's Ctrl-C itself, and may end in its way."""
    import subprocess

    with subprocess.Popen(command, env=environment) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:
                continue
