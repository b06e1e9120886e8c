"""Memory that has been freed, given back to the system: it is half of what reading a big file
takes, in pieces that the allocator of glibc would keep for the next time.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def give_back() -> None:
    """Give back what is free; does nothing where the system has no way to ask for it."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)


@contextmanager
def giving_back() -> Iterator[None]:
    """Give back what is free afterwards."""
    try:
        yield
    finally:
        give_back()
