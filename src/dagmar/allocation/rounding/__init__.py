"""The methods of rounding: from exact shares to whole units. One file each, found by its name."""
