"""The search of the site: what can be found, and the files that the browser searches in."""
