"""One file a command, found by its name: it holds a `command`, and its first line is the short help."""
