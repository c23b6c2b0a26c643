"""The documentation site: the pages of docs/, and the reference of every public name, as files in dist/docs.

- `contents`: which pages there are, and in which order;
- `staging`: puts them into one folder for Sphinx;
- `conf` and `static`: how Sphinx makes the site of them, and how it looks;
- `reference`: the pages of the reference; what they say of each name they take from where it is defined;
- `directives`: brings that in; `client_source`, `declarations` and `stubs` read it.
"""
