"""A process that reads parts of one big file for another: see `viewer.io.crew`.

It is told what to do in lines of JSON, first the file and then parts of it, and ends with its
input. Whatever fails ends it: the other process then reads the file itself.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path

from viewer.io.chunk import ChunkReader
from viewer.io.crew import written
from viewer.io.safe_read import RefusedFile, read_part


def main() -> None:
    """Read until nothing is asked any more."""
    gc.disable()  # what is read here makes no cycles
    # Nobody else writes to where the answers go.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    lines = iter(sys.stdin.buffer.readline, b"")
    said = json.loads(next(lines, b"null"))
    if said is None:
        return
    path = Path(os.fsdecode(bytes.fromhex(said["path"])))
    reader = ChunkReader(bytes.fromhex(said["separator"]), said["language"])
    try:
        for line in lines:
            asked = json.loads(line)
            part = read_part(path, asked["at"], asked["to"] - asked["at"])
            out.writelines(written(asked["number"], reader.read(part)))
            out.flush()
    except (OSError, RefusedFile):
        os._exit(1)  # the other end is gone, or the file is: nobody waits for an answer


if __name__ == "__main__":
    main()
