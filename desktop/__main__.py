"""Where Papershelf starts: no verb opens the window, a verb works on the command line. Loads only what that one needs."""

import gc
import sys
from collections.abc import Sequence

from desktop.arguments import parse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Papershelf with these arguments (None: the process's) and return its exit code: 0 done, 1 failed, 2 wrong usage."""
    options = parse(arguments)
    if options.verb is None:
        gc.disable()  # until the window stands nothing is garbage, and looking for it takes a tenth of the time
        from desktop.app import run
    else:
        from desktop.cli import run
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
