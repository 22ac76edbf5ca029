"""`python -m reports` is `prefixbounds`."""

from reports.cli import main

if __name__ == "__main__":
    main()
