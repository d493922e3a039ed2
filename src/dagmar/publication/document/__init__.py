"""The decision as a document: an accessible PDF (PDF/UA-1) with a page a recipient and the reason for each amount."""
