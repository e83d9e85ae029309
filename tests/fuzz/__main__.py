"""`make fuzz`: broken files of every family, so many that what can go wrong goes wrong.

`python -m tests.fuzz [--seed N] [--part 0.1] [family …]`. Each file that fell is saved under
build/fuzz/. Exit code 1 if any did. All cores work; what a file is does not depend on which of
them it is made by.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from time import monotonic

from tests.fuzz.families import COUNTS, FAMILIES, falls
from tests.tools import ROOT

SAVED = ROOT / "build" / "fuzz"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=float, default=1.0)
    parser.add_argument("families", nargs="*", default=list(FAMILIES))
    chosen = parser.parse_args()
    fallen = 0
    with ProcessPoolExecutor() as pool:
        for family in chosen.families:
            count = max(1, int(COUNTS[family] * chosen.part))
            begun = monotonic()
            jobs = [
                pool.submit(_try, family, chosen.seed, start, count)
                for start in range(_shares())
            ]
            fell = sum(job.result() for job in jobs)
            fallen += fell
            print(
                f"{family}: {count} files, {fell} fell, {monotonic() - begun:.0f} s",
                flush=True,
            )
    return int(fallen > 0)


def _shares() -> int:
    """In how many shares a family is tried: more than there are cores, so that none is idle."""
    return 4 * (os.cpu_count() or 1)


def _try(family: str, seed: int, start: int, count: int) -> int:
    """Try a share of a family, and save and tell what fell. Gives their number."""
    fell = 0
    for name, data, error in falls(family, seed, range(start, count, _shares())):
        fell += 1
        path = SAVED / family / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{path}: {error}", flush=True)
    return fell


if __name__ == "__main__":
    sys.exit(main())
