"""Two pieces of work at once, the second in a process of its own, where there is a second core.

What is worked out there comes back as if it had been made here: values of the model as they were,
and what both sides knew before as the very same objects. Knows nothing of entries.
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
    from collections.abc import Callable, Iterable

First = TypeVar("First")
Second = TypeVar("Second")

WORTH_IT = 300
"""Files or entries from which on the second process has done more than it takes to start."""
_MISTAKEN, _NO_MEMORY = 70, 71
"""Exit codes of a second process, as sysexits.h has them: there is a mistake in it, or too little
memory."""


class SecondProcessLost(MachineFault):
    """The second process was ended from outside before its work was done."""


class SecondProcessFailed(Exception):
    """There is a mistake in what the second process does. It has printed where."""


def both(
    first: Callable[[], First],
    second: Callable[[], Second],
    *,
    size: int,
    known: Iterable[object] = (),
) -> tuple[First, Second]:
    """What the two come to, in whichever way they are worked out.

    `size` is how much work there is in all, as a number of files or entries; `known` are values
    that `second` may have in its result and that stay the same objects. Raises SecondProcessLost
    or SecondProcessFailed, and whatever fault of the computer stopped either.
    """
    if not is_worth_it(size):
        return first(), second()
    known_values = tuple(known)
    try:
        receiving, sending = os.pipe()
    except OSError:  # too many files are open
        return first(), second()
    # Ctrl+C waits until the second process is ready to leave it to the first.
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
            "The process that did half of the work was ended from outside "
            f"({_signal_named(-code)}). That happens where memory is short: close other programs "
            "and try again."
        )
        raise SecondProcessLost(message)
    return here, there[0]


def _signal_named(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"exit code {-number}"


def is_worth_it(size: int) -> bool:
    """Whether `both` takes a second process for so much work.

    There is a core to spare, on a system where a process may be split in two; and no thread runs,
    as what one of them holds would stay locked for ever. (macOS has threads of its own making.)
    """
    return (
        size >= WORTH_IT
        and sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def _work(second: Callable[[], object], known_values: tuple[object, ...], sending: int) -> NoReturn:
    """The whole life of the second process. It leaves by the shortest way: nothing here is its."""
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
    """What is sent in place of a result where the computer could not do its part."""

    by: OSError


def _received(parcel: Any, shelf: tuple[object, ...]) -> Any | None:  # noqa: ANN401 - what was sent
    """The one thing in the parcel, in a tuple; None where its sender did not come to the end."""
    try:
        return (_Unpacker(parcel, shelf).load(),)
    except (EOFError, pickle.UnpicklingError):
        return None


class _Packer(pickle.Pickler):
    """Puts a number in place of what is on the shelf, and bare facts in place of records."""

    def __init__(self, parcel: Any, shelf: tuple[object, ...]) -> None:  # noqa: ANN401 - a file
        super().__init__(parcel, protocol=5)
        self.numbers = {id(one): number for number, one in enumerate(shelf)}
        self.kinds: dict[type, Callable[[Any], tuple[Any, ...]] | None] = {}

    def reducer_override(self, one: object) -> Any:  # noqa: ANN401 - as `pickle` has it
        """How to make `one` again."""
        number = self.numbers.get(id(one))
        if number is not None:
            return known_value, (number,)
        kind = type(one)
        if kind not in self.kinds:
            self.kinds[kind] = _values_of(kind)
        facts = self.kinds[kind]
        return NotImplemented if facts is None else (kind, facts(one))


class _Unpacker(pickle.Unpickler):
    """Makes everything again, and takes what is on the shelf from there."""

    def __init__(self, parcel: Any, shelf: tuple[object, ...]) -> None:  # noqa: ANN401 - a file
        super().__init__(parcel)
        self.shelf = shelf

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as `pickle` has it
        """What a name stands for."""
        if (module, name) == (__name__, known_value.__name__):
            return self.shelf.__getitem__
        return super().find_class(module, name)


def known_value(number: int) -> NoReturn:
    """The name by which a parcel asks for what its receiver has: see `_Unpacker`."""
    raise NotImplementedError(number)


def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What a record is made of, in the order in which it is made; None for anything else.

    The way that dataclasses themselves have takes four times as long.
    """
    if issubclass(kind, tuple):
        return tuple
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)
