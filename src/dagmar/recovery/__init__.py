"""Recovery: from a published table of amounts back to the formula, and to the key, that it was made with."""
