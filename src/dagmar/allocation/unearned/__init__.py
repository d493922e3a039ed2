"""The words after `unearned`: what becomes of money nobody earned. One file each, found by its name."""
