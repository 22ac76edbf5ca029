"""`python -m benchmarks [NAME ...]`: print a table for every benchmark, or for those named."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import platform

import numba

import benchmarks


def _cell(value: str | float) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _print_table(title: str, rows: list[dict[str, str | float | int]]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = [columns, *([_cell(row.get(name, "")) for name in columns] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    print(f"\n{title}")
    for line in lines:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))


def main() -> None:
    """Find the modules that have a `run` function and print what they yield."""
    modules = {
        info.name: importlib.import_module(f"benchmarks.{info.name}")
        for info in pkgutil.iter_modules(benchmarks.__path__)
        if info.name != "__main__"
    }
    known = sorted(name for name, module in modules.items() if hasattr(module, "run"))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help="any of: " + ", ".join(known))
    parser.add_argument(
        "--threads", type=int, default=numba.get_num_threads(), help="1 compares processor time, best on a busy machine"
    )
    arguments = parser.parse_args()
    names = arguments.name
    unknown = sorted(set(names) - set(known))
    if unknown:
        parser.error(f"unknown benchmark {', '.join(unknown)}; expected any of {', '.join(known)}")
    if not 1 <= arguments.threads <= numba.config.NUMBA_NUM_THREADS:
        parser.error(f"--threads: expected 1..{numba.config.NUMBA_NUM_THREADS}, got {arguments.threads}")
    numba.set_num_threads(arguments.threads)
    print(f"{platform.machine()}, {os.cpu_count()} cores, {arguments.threads} threads: read the ratios")
    for name in names or known:
        _print_table(f"{name}: {(modules[name].__doc__ or '').splitlines()[0]}", list(modules[name].run()))


if __name__ == "__main__":
    main()
