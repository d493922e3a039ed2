"""How Sphinx builds these pages: `make docs`. Every warning is an error."""

project = "Dagmar"
copyright = "the contributors to Dagmar, EUPL-1.2"
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
# Each folder's index takes in every page of the folder, and a folder below it may have an index of its own.
suppress_warnings = ["toc.multiple_toc_parents"]

autodoc_typehints = "description"
autodoc_member_order = "bysource"

html_theme = "furo"
html_title = "Dagmar"
html_copy_source = False
html_show_sphinx = False
