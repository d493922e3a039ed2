"""After the year: what came of an agreement, and the next one begun from it."""
