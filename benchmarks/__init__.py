"""Speed measured as ratios within one run; every module here with a `run` function yields rows of a table."""
