"""A form on paper as a tree of lines and tables, the one Word and PDF are drawn from."""
