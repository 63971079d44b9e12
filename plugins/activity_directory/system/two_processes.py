"""Two pieces of work at once, the second in its own process, where there is a second core.

The result comes back as if it had been made here: equal values of the model, and the same objects
where both sides had them before. Knows nothing of entries.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import traceback
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeVar

from activity_directory.system.faults import MachineFault, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

First = TypeVar("First")
Second = TypeVar("Second")

WORTH_IT = 300
"""The number of files or entries from which a second process saves more time than it costs."""
_MISTAKEN, _NO_MEMORY = 70, 71
"""Exit codes of a second process, as in sysexits.h: a mistake in the software, or too little
memory.
"""


class SecondProcessLost(MachineFault):
    """The second process was killed before its work was done."""


class SecondProcessFailed(Exception):
    """The second process raised an exception. It has printed the traceback."""


def both(
    first: Callable[[], First],
    second: Callable[[], Second],
    *,
    size: int,
    known: Iterable[object] = (),
) -> tuple[First, Second]:
    """The results of the two.

    `size` is the amount of work in total, as a number of files or entries; `known` are values that
    the result of `second` may contain and that stay the same objects. Raises SecondProcessLost or
    SecondProcessFailed, and any fault of the computer.
    """
    if not is_worth_it(size):
        return first(), second()
    known_values = tuple(known)
    try:
        receiving, sending = os.pipe()
    except OSError:  # too many files are open
        return first(), second()
    # Ctrl+C waits until the second process ignores it.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        child = os.fork()
    except OSError:  # no more processes may be started, or there is no memory for one
        os.close(receiving)
        os.close(sending)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return first(), second()
    if child == 0:
        os.close(receiving)
        _work(second, known_values, sending)
    os.close(sending)
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        with open(receiving, "rb") as parcel:  # noqa: PTH123 - it is no path
            here, there = first(), _received(parcel, known_values)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if there is not None and isinstance(there[0], _Stopped):
        raise there[0].by
    if code == _NO_MEMORY:
        raise MemoryError
    if code == _MISTAKEN:
        message = "the second process failed: see above"
        raise SecondProcessFailed(message)
    if code or there is None:
        message = (
            f"The process that did half of the work was killed ({_signal_named(-code)}). That "
            "happens when memory is short. Close other programs and try again."
        )
        raise SecondProcessLost(message)
    return here, there[0]


def of_each(
    make: Callable[[First], Second], every: Sequence[First], known: Iterable[object] = ()
) -> list[Second]:
    """What `make` makes of each, in their order: of every second one in the second process.

    `known` and what is raised are those of `both`.
    """
    made: list[Any] = [None] * len(every)
    made[::2], made[1::2] = both(
        lambda: [make(one) for one in every[::2]],
        lambda: [make(one) for one in every[1::2]],
        size=len(every),
        known=known,
    )
    return made


def _signal_named(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"exit code {-number}"


def is_worth_it(size: int) -> bool:
    """Whether `both` uses a second process for that much work.

    It does so if there is a second core, the system can fork, and no thread runs, because a lock
    that a thread holds would stay locked for ever. (macOS always has threads.)
    """
    return (
        size >= WORTH_IT
        and sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def _work(second: Callable[[], object], known_values: tuple[object, ...], sending: int) -> NoReturn:
    """Everything that the second process does. It exits at once, without any cleaning up."""
    status = _MISTAKEN
    try:
        # Ctrl+C goes to both; the first one ends this one.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with open(sending, "wb") as parcel:
            try:
                made = second()
            except OSError as fault:
                if sentence(fault) is None:
                    raise
                made = _Stopped(fault)
            _Packer(parcel, known_values).dump(made)
        status = 0
    except (KeyboardInterrupt, BrokenPipeError):
        pass  # the first process has gone: nobody waits for this any more
    except MemoryError:
        status = _NO_MEMORY
    except BaseException:  # noqa: BLE001 - told here, and by the status to the other side
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


class _Stopped(NamedTuple):
    """What is sent instead of a result after a fault of the computer."""

    by: OSError


def _received(parcel: Any, known: tuple[object, ...]) -> Any | None:  # noqa: ANN401 - what was sent
    """The result that was sent, in a tuple; None where the sender did not finish."""
    try:
        return (_Unpacker(parcel, known).load(),)
    except (EOFError, pickle.UnpicklingError):
        return None


class _Packer(pickle.Pickler):
    """Replaces known values by numbers, and records by their facts."""

    def __init__(self, parcel: Any, known: tuple[object, ...]) -> None:  # noqa: ANN401 - a file
        super().__init__(parcel, protocol=5)
        self.numbers = {id(one): number for number, one in enumerate(known)}
        self.kinds: dict[type, Callable[[Any], tuple[Any, ...]] | None] = {}

    def reducer_override(self, one: object) -> Any:  # noqa: ANN401 - as `pickle` has it
        """How to rebuild `one`."""
        number = self.numbers.get(id(one))
        if number is not None:
            return known_value, (number,)
        kind = type(one)
        if kind not in self.kinds:
            self.kinds[kind] = _values_of(kind)
        facts = self.kinds[kind]
        return NotImplemented if facts is None else (kind, facts(one))


class _Unpacker(pickle.Unpickler):
    """Rebuilds everything, and uses the known values themselves."""

    def __init__(self, parcel: Any, known: tuple[object, ...]) -> None:  # noqa: ANN401 - a file
        super().__init__(parcel)
        self.known = known

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as `pickle` has it
        """What a name stands for."""
        if (module, name) == (__name__, known_value.__name__):
            return self.known.__getitem__
        return super().find_class(module, name)


def known_value(number: int) -> NoReturn:
    """The name by which a result refers to known values: see `_Unpacker`."""
    raise NotImplementedError(number)


def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """The facts of a record, in the order of its constructor; None for anything else.

    The functions of `dataclasses` take four times as long.
    """
    if issubclass(kind, tuple):
        return tuple
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)
