"""Sphinx configuration; warnings are errors, and so is an error in a notebook."""

import html
import re
from pathlib import Path

import ocop

project = "ocop"
author = "the ocop developers"
release = version = ocop.__version__
extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
source_suffix = {".md": "myst-nb"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "ocop"
nitpicky = False
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_use_ivar = True
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"  # a cache would not see that ocop has changed
nb_execution_raise_on_error = True
nb_execution_timeout = 60  # seconds per cell


def name_pictures(app, doctree):
    """Pictures of notebooks are files: take their alternative text from what the file says."""
    from docutils import nodes  # noqa: PLC0415 - tests read this file where docutils is not

    for image in doctree.findall(nodes.image):
        if image["uri"].endswith(".svg") and "alt" not in image:
            svg = Path(app.srcdir, image["uri"].lstrip("/")).read_text("utf-8")
            image["alt"] = html.unescape(re.search(r"<desc>(.*?)</desc>", svg, re.DOTALL)[1])


def setup(app):
    """Connect."""
    app.connect("doctree-read", name_pictures, priority=100)
