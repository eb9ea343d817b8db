"""File formats, each in a module of its own; `registry` lists them."""
