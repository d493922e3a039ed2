"""The words after `within_county`: how a county shares what it got. One file each, found by its name."""
