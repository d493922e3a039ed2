"""The site of open comparisons: plain files, in Swedish and English, that need no server, no script and nothing from outside."""
