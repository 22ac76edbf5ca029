"""The report as one HTML page that needs no network, no other file, and for reading no script."""
