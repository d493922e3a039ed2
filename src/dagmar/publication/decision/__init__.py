"""Decision packages: a folder from which anybody can recompute every amount, years later and with nothing else."""
