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
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

First = TypeVar("First")
Second = TypeVar("Second")

WORTH_IT = 300
"""Files or entries from which on the second process has done more than it takes to start."""


class SecondProcessLost(Exception):
    """The second process ended before its work was done. What it had is gone, so nothing is."""


def both(
    first: Callable[[], First],
    second: Callable[[], Second],
    *,
    size: int,
    known: Iterable[object] = (),
) -> tuple[First, Second]:
    """What the two come to, in whichever way they are worked out.

    `size` is how much work there is in all, as a number of files or entries; `known` are values
    that `second` may have in its result and that stay the same objects. Raises SecondProcessLost.
    """
    if not pays(size):
        return first(), second()
    shelf = tuple(known)
    receiving, sending = os.pipe()
    # Ctrl+C waits until the second process is ready to leave it to the first.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child = os.fork()
    if child == 0:
        os.close(receiving)
        _work(second, shelf, sending)
    os.close(sending)
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        with open(receiving, "rb") as parcel:  # noqa: PTH123 - it is no path
            here, there = first(), _received(parcel, shelf)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    if status or there is None:
        message = f"the second process ended with {os.waitstatus_to_exitcode(status)}"
        raise SecondProcessLost(message)
    return here, there[0]


def pays(size: int) -> bool:
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


def _work(second: Callable[[], object], shelf: tuple[object, ...], sending: int) -> NoReturn:
    """The whole life of the second process. It leaves by the shortest way: nothing here is its."""
    status = 1
    try:
        # Ctrl+C goes to both; the first one ends this one.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with open(sending, "wb") as parcel:
            _Packer(parcel, shelf).dump(second())
        status = 0
    except (KeyboardInterrupt, BrokenPipeError):
        pass  # the first process has gone: nobody waits for this any more
    except BaseException:  # noqa: BLE001 - told here, and by the status to the other side
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


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
            return on_the_shelf, (number,)
        kind = type(one)
        if kind not in self.kinds:
            self.kinds[kind] = _facts_of(kind)
        facts = self.kinds[kind]
        return NotImplemented if facts is None else (kind, facts(one))


class _Unpacker(pickle.Unpickler):
    """Makes everything again, and takes what is on the shelf from there."""

    def __init__(self, parcel: Any, shelf: tuple[object, ...]) -> None:  # noqa: ANN401 - a file
        super().__init__(parcel)
        self.shelf = shelf

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as `pickle` has it
        """What a name stands for."""
        if (module, name) == (__name__, on_the_shelf.__name__):
            return self.shelf.__getitem__
        return super().find_class(module, name)


def on_the_shelf(number: int) -> NoReturn:
    """The name by which a parcel asks for what its receiver has: see `_Unpacker`."""
    raise NotImplementedError(number)


def _facts_of(kind: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What a record is made of, in the order in which it is made; None for anything else.

    The way that dataclasses themselves have takes four times as long.
    """
    if issubclass(kind, tuple):
        return tuple
    if not is_dataclass(kind):
        return None
    names = [one.name for one in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)
