"""The site: its shell, its files, and the look at it as built. It knows no host."""
