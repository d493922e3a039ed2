"""How it is measured: definitions of indicators, and their computation over data on persons, from which only sums leave."""
