"""Columns of events as plain arrays, and back: for `viewer.io.array_file`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from viewer.io.array_file import Arrays, BadArrays
from viewer.model.clean import Clean
from viewer.model.date_column import ENDS, KINDS, DateColumn, DateTable
from viewer.model.edtf import EdtfError, parse
from viewer.model.event_columns import STANCES, EventColumns
from viewer.model.records import Basis, Clock, Dating, Likelihood
from viewer.model.text_column import KeyColumn, TextColumn

DATINGS = "datings"


def to_arrays(columns: EventColumns) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return columns as a head for JSON and arrays by name."""
    arrays: dict[str, NDArray[Any]] = {}
    for field in fields(EventColumns):
        column = getattr(columns, field.name)
        match column:
            case np.ndarray():
                arrays[field.name] = column
            case TextColumn():
                _put_texts(arrays, field.name, column)
            case KeyColumn():
                _put_texts(arrays, f"{field.name}.keys", TextColumn.of(column.keys))
                arrays[f"{field.name}.codes"] = column.codes
                if (each := column.each) is None:
                    arrays[f"{field.name}.offsets"] = column.offsets
                else:  # most columns: where each row begins would be half of all that is kept
                    arrays[f"{field.name}.each"] = np.array([len(column), each], np.int64)
            case DateColumn():
                arrays[f"{field.name}.codes"] = column.codes
                _put_table(arrays, field.name, column.table)
    datings = [
        [row, [written_dating(one) for one in said]] for row, said in columns.datings.items()
    ]
    return {DATINGS: datings}, arrays


def from_arrays(head: Mapping[str, Any], arrays: Arrays) -> EventColumns:
    """Return the columns that `to_arrays` took apart.

    Raises BadArrays where the arrays do not fit together: nothing that is read from columns
    afterwards can lie outside them.
    """
    try:
        made: dict[str, Any] = {
            field.name: _KINDS.get(str(field.type), _plain)(arrays, field.name)
            for field in fields(EventColumns)
            if field.name != DATINGS
        }
        made[DATINGS] = {row: tuple(map(read_dating, said)) for row, said in head[DATINGS]}
    except (KeyError, ValueError, TypeError, EdtfError) as error:
        raise BadArrays(f"no columns of events: {error}") from error
    columns = EventColumns(**made)
    count = len(columns.stance)
    sound = all(
        len(getattr(columns, f.name)) == count for f in fields(columns) if f.name != DATINGS
    )
    sound &= not count or int(columns.stance.max()) < len(STANCES)
    sound &= all(type(row) is int and 0 <= row < count for row in columns.datings)
    if not sound:
        raise BadArrays("columns that do not fit together")
    return columns


def _put_texts(arrays: dict[str, NDArray[Any]], name: str, column: TextColumn) -> None:
    arrays[f"{name}.blob"] = column.blob
    arrays[f"{name}.offsets"] = column.offsets


def _put_table(arrays: dict[str, NDArray[Any]], name: str, table: DateTable) -> None:
    for field in fields(DateTable):
        column = getattr(table, field.name)
        if isinstance(column, TextColumn):
            _put_texts(arrays, f"{name}.{field.name}", column)
        else:
            arrays[f"{name}.{field.name}"] = column


def _plain(arrays: Arrays, name: str) -> NDArray[Any]:
    return arrays[name]


def _texts(arrays: Arrays, name: str) -> TextColumn:
    blob, offsets = arrays[f"{name}.blob"], arrays[f"{name}.offsets"]
    _check_offsets(offsets, len(blob))
    return TextColumn(blob, offsets)


def _keys(arrays: Arrays, name: str) -> KeyColumn:
    keys = tuple(_texts(arrays, f"{name}.keys"))
    codes = arrays[f"{name}.codes"]
    _check_codes(codes, 0, len(keys))
    if (even := arrays.get(f"{name}.each")) is not None:
        rows, each = even.tolist()
        return KeyColumn.even(keys, codes, rows, each)
    offsets = arrays[f"{name}.offsets"]
    _check_offsets(offsets, len(codes))
    return KeyColumn(keys, codes, offsets)


def _dates(arrays: Arrays, name: str) -> DateColumn:
    texts = _texts(arrays, f"{name}.texts")
    plain = {
        field.name: arrays[f"{name}.{field.name}"]
        for field in fields(DateTable)
        if field.name != "texts"
    }
    table = DateTable(texts, **plain)
    if any(len(column) != len(texts) for column in plain.values()):
        raise ValueError("a table of dates of unequal columns")
    _check_codes(table.kind, 0, len(KINDS))
    _check_codes(table.start, 0, len(ENDS))
    _check_codes(table.end, 0, len(ENDS))
    _check_codes(arrays[f"{name}.codes"], -1, len(texts))
    return DateColumn(table, arrays[f"{name}.codes"])


_KINDS = {"TextColumn": _texts, "KeyColumn": _keys, "DateColumn": _dates}


def _check_offsets(offsets: NDArray[Any], length: int) -> None:
    if not len(offsets) or offsets[0] != 0 or offsets[-1] != length:
        raise ValueError("offsets that do not reach from the first to the last")
    if (offsets[1:] < offsets[:-1]).any():
        raise ValueError("offsets that go back")


def _check_codes(codes: NDArray[Any], low: int, high: int) -> None:
    if len(codes) and not (low <= int(codes.min()) and int(codes.max()) < high):
        raise ValueError("a code of nothing")


def written_dating(dating: Dating) -> dict[str, Any]:
    """Return a dating as JSON can hold it: texts with those in other languages."""
    return {
        "clock": dating.clock.value,
        "date": dating.date.text,
        "label": _text(dating.label),
        "source": dating.source,
        "basis": dating.basis and dating.basis.value,
        "likelihood": dating.likelihood and dating.likelihood.value,
        "best": dating.best,
        "note": _text(dating.note),
    }


def _text(text: Clean | None) -> list[Any] | None:
    return None if text is None else [str(text), dict(text.languages)]


def read_dating(said: Mapping[str, Any]) -> Dating:
    """Return the dating that `written_dating` made such of."""
    return Dating(
        Clock(said["clock"]),
        parse(said["date"]),
        _clean(said["label"]),
        said["source"],
        said["basis"] and Basis(said["basis"]),
        said["likelihood"] and Likelihood(said["likelihood"]),
        said["best"],
        _clean(said["note"]),
    )


def _clean(said: Any) -> Clean | None:
    if said is None:
        return None
    text, languages = said
    return Clean.in_languages(text, languages) if languages else Clean(text)
