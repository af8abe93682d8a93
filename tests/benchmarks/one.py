"""Runs one benchmark in a process of its own, so that none inherits what another left in memory; prints its figures as JSON."""

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path


def main(name: str, library: str, papers: str) -> None:
    """``name``: a module here with ``measure(library, papers)``."""
    measure = import_module(f"tests.benchmarks.{name}").measure
    for figure in measure(Path(library), int(papers)):
        sys.stdout.write(json.dumps(asdict(figure)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
