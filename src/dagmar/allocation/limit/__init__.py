"""The words after `limit`: floors, ceilings and damping. One file each, found by its name."""
