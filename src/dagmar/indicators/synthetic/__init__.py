"""Made-up tables of person-level data, for trying and timing. Every file says that it is synthetic."""
