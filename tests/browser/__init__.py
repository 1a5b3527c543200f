"""What only a browser can tell: the built site in a real Chromium."""
