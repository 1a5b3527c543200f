"""What is done with the site once its pages are written: looked at, and made into what readers download."""
