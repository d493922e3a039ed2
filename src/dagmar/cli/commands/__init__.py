"""One file a command, found by its name; a folder is a group. Each has `HELP` and `command`, which gives an `Answer`."""
