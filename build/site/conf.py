"""How Sphinx makes the site."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sails_io.client.version import VERSION

project = 'sails_io'
release = VERSION
html_title = f'sails_io {VERSION}'

extensions = [
    'myst_parser',
    'sphinx.ext.autodoc',
    'sphinx.ext.napoleon',
    'build.site.directives',
    'build.site.stubs',
]

#: `[x](page.md#heading)` finds the headings by the names that GitHub gives them.
myst_heading_anchors = 4

#: What stands in single backticks in a docstring is code.
default_role = 'code'
smartquotes_action = 'D'  # dashes alone: quotes are what programs say, in tables too
highlight_language = 'python'
autodoc_member_order = 'bysource'
python_use_unqualified_type_names = True
maximum_signature_line_length = 90
toc_object_entries_show_parents = 'hide'

html_theme = 'furo'
html_static_path = ['static']
html_css_files = ['style.css']
html_copy_source = False
html_show_search_summary = False  # the search would fetch pages for it, which a page of a folder must not
html_show_copyright = False
html_theme_options = {
    'light_css_variables': {'color-brand-primary': '#0b7285', 'color-brand-content': '#0b7285'},
    'dark_css_variables': {'color-brand-primary': '#66d9e8', 'color-brand-content': '#66d9e8'},
}
pygments_style = 'friendly'
pygments_dark_style = 'github-dark'
