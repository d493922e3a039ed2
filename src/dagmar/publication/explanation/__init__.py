"""Explanations: why an amount is what it is, in Swedish or English, read off its derivation and nothing else."""
