"""The words after `distribute`: how a pot becomes entitlements. One file each, found by its name."""
