"""Who has met what, and why: outcomes are met, not met or not known, and each carries its reason."""
