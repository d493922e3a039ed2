"""Who: regions and municipalities through time, their people, their groups. What is not known is said to be so."""
