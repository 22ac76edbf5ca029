"""The probes, one module for each family of claims; `numeric_core.probes` finds them."""
