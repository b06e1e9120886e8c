"""Start here: `python -m viewer` is the same program as `tradewake`."""

import sys

from viewer.cli import main

if __name__ == "__main__":
    sys.exit(main())
