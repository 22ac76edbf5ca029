"""Hypothesis profiles: the same examples on every CI run; no deadline, since timings are noisy."""

import os

from hypothesis import settings

settings.register_profile("prefixbounds-ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("prefixbounds", deadline=None)
settings.load_profile("prefixbounds-ci" if os.environ.get("CI") else "prefixbounds")
