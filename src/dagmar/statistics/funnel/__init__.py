"""Funnels: how far from the whole a unit of its size may lie by chance. Each says what its x-axis counts."""
