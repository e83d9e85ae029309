"""`make fuzz`: broken files of every family, so many that what can go wrong goes wrong.

`python -m tests.fuzz [--seed N] [--part 0.1] [family …]`. Each file that fell is saved under
build/fuzz/. Exit code 1 if any did.
"""

from __future__ import annotations

import argparse
import sys
import traceback
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
    for family in chosen.families:
        count = max(1, int(COUNTS[family] * chosen.part))
        begun, fell = monotonic(), 0
        for name, data, error in falls(family, chosen.seed, count):
            fell += 1
            path = SAVED / family / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{place.filename}:{place.lineno}"
            print(f"{path}: {type(error).__name__} {error} ({where})")
        fallen += fell
        print(
            f"{family}: {count} files, {fell} fell, {monotonic() - begun:.0f} s",
            flush=True,
        )
    return int(fallen > 0)


if __name__ == "__main__":
    sys.exit(main())
