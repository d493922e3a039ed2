"""What is published, described for machines: DCAT-AP-SE for those who look for data, a Data Package for those who load it."""
