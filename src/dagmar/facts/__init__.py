"""What is known: observations with provenance, and readers for the files they come in."""
