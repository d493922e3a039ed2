"""The pages: one file a kind. Each makes pages as path and bytes, from what it is given and nothing else."""
