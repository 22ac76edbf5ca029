"""The theorem's constants as enclosures, each evaluated a second time by other means."""
