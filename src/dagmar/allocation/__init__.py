"""Who gets what, and why: one file a mechanism, exact until the one rounding that the agreement names."""
