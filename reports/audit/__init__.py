"""Changed statements: whether they hold, where they fail, what the best constant is, what else moves."""
