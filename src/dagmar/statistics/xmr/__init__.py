"""XmR: the control chart of single values and their moving ranges, with declared baselines and declared breaks."""
