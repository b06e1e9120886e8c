"""Arrays as bytes, and back: what our own processes tell each other, and what is kept of big files.

A head in JSON, then the buffers as they lie in memory, then a checksum of it all. Nothing in it is
ever run or imported, and what does not fit is refused: whoever wrote it may have been killed.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Mapping
from math import prod
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_MARK: Final = b"TRADEWAKE-ARRAYS-1\n"
_LENGTH: Final = 8
_ALIGNED: Final = 64
_DTYPES: Final = frozenset(
    ("bool", "uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float32",
     "float64")
)  # fmt: skip

Arrays = Mapping[str, NDArray[Any]]


class BadArrays(ValueError):
    """Bytes that are not what `pack` made."""


def pack(head: object, arrays: Arrays) -> Iterator[bytes | memoryview]:
    """Yield the bytes of ``arrays`` and of ``head``, which is anything that JSON can hold.

    The arrays are not copied where they are contiguous: they must stay as they are meanwhile.
    """
    flat = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    known = [[name, array.dtype.name, list(array.shape)] for name, array in flat.items()]
    text = json.dumps({"order": sys.byteorder, "arrays": known, "head": head}).encode()
    check = 0
    for part in _parts(text, flat):
        check = zlib.crc32(part, check)
        yield part
    yield check.to_bytes(_LENGTH, "little")


def _parts(text: bytes, flat: Arrays) -> Iterator[bytes | memoryview]:
    yield _MARK + len(text).to_bytes(_LENGTH, "little")
    yield text
    at = len(_MARK) + _LENGTH + len(text)
    for array in flat.values():
        yield bytes(-at % _ALIGNED)
        at += -at % _ALIGNED
        if array.size:
            yield array.data.cast("B")
        at += array.nbytes


def unpack(data: bytes | bytearray | memoryview) -> tuple[Any, dict[str, NDArray[Any]]]:
    """Return the head and the arrays, which are views of ``data`` and not to be written.

    Raises BadArrays where anything is not as `pack` makes it, to the last bit.
    """
    whole = memoryview(data).cast("B").toreadonly()
    start = len(_MARK) + _LENGTH
    if len(whole) < start + _LENGTH or bytes(whole[: len(_MARK)]) != _MARK:
        raise BadArrays("not a file of arrays")
    if zlib.crc32(whole[:-_LENGTH]).to_bytes(_LENGTH, "little") != whole[-_LENGTH:]:
        raise BadArrays("the checksum is another one")
    at = start + int.from_bytes(whole[len(_MARK) : start], "little")
    try:
        said = json.loads(bytes(whole[start:at]))
        order, known, head = said["order"], said["arrays"], said["head"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadArrays("no head") from error
    if order != sys.byteorder:
        raise BadArrays("made on a machine of another byte order")
    arrays: dict[str, NDArray[Any]] = {}
    for name, dtype, shape in known:
        if dtype not in _DTYPES:
            raise BadArrays(f"an array of {dtype!r}")
        at += -at % _ALIGNED
        count = prod(shape)
        end = at + count * np.dtype(dtype).itemsize
        if end > len(whole) - _LENGTH:
            raise BadArrays("it ends too early")
        arrays[name] = np.frombuffer(whole, dtype, count, at).reshape(shape)
        at = end
    return head, arrays
