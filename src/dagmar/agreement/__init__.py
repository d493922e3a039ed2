"""What was agreed: the language, its loader, its checks, its prose, and the comparison of two versions."""
