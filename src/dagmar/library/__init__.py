"""The library: the agreements that the project carries, their facts, examples and published tables."""
