"""The words after `earn`: what results give of an entitlement. One file each, found by its name."""
