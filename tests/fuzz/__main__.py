"""`python -m tests.fuzz [--count N] [--seed S]`: read hostile inputs, and report what became of them."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

from tests.fuzz.corpus import CANARY
from tests.fuzz.guard import MEMORY, limit_memory
from tests.fuzz.run import run


def main() -> int:
    """Exit with 1 if any input did what none may do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    limit_memory()
    start = time.perf_counter()
    tally = run(options.count, options.seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    written = Path(CANARY).exists()
    lines = [f"{reader:10} {outcome:8} {number:6}" for (reader, outcome), number in sorted(tally.outcomes.items())]
    lines.append(
        f"{options.count} inputs, seed {options.seed}, {time.perf_counter() - start:.0f} s: "
        f"{tally.count('read')} read, {tally.count('refused')} refused, {tally.count('failed')} failed"
    )
    lines.append(f"slowest {tally.slowest:.2f} s of processor time ({tally.slowest_input})")
    lines.append(f"peak memory {peak} of {MEMORY >> 20} MiB")
    lines += [f"FAILED {failure}" for failure in tally.failures[:50]]
    lines += ["FAILED: a text wrote a file"] if written else []
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if tally.failures or written else 0


if __name__ == "__main__":
    sys.exit(main())
