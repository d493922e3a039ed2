"""The words after `met_when`: one file each, found by its name."""
