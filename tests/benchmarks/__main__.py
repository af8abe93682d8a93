"""python -m tests.benchmarks: measures each budget against its limit in the same run, and prints one table."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import cache
from tests.benchmarks.figures import Figure, table

PROJECT = Path(__file__).parents[2]
# Those that only look come first, while the library is as it was built.
BENCHMARKS = ("starting", "searching", "resident", "listing", "deciding", "storing", "writing", "pulling", "waiting")


def main() -> int:
    """0: every budget was kept; 1: one was not, or a benchmark failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").partition(": ")[2])
    parser.add_argument("--papers", type=int, nargs="+", default=[1_000, 100_000], metavar="N", help="sizes of libraries")
    parser.add_argument(
        "--only", nargs="+", choices=BENCHMARKS, default=BENCHMARKS, metavar="NAME", help=", ".join(BENCHMARKS)
    )
    parser.add_argument(
        "--folder", type=Path, default=cache.default_folder(), help="where libraries are kept once they are built"
    )
    options = parser.parse_args()
    figures: list[Figure] = []
    failed: list[str] = []
    for papers in options.papers:
        measured = cache.copy_for_measuring(cache.library(options.folder, papers))
        for name in options.only:
            sys.stderr.write(f"{name} at {papers:,} papers\n")
            found = _run(name, measured, papers)
            if found is None:
                failed.append(f"{name} at {papers:,} papers failed; see above")
            figures += found or []
        cache.remove(measured)
    sys.stdout.write("\n".join([table(figures), *failed]) + "\n")
    over = [figure for figure in figures if figure.is_budget and figure.used > 1]
    return 1 if over or failed else 0


def _run(name: str, library: Path, papers: int) -> list[Figure] | None:
    """What that benchmark found; None when it failed."""
    finished = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.one", name, str(library), str(papers)],
        cwd=PROJECT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if finished.returncode:
        return None
    return [Figure(**json.loads(line)) for line in finished.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
