"""The form in which an editor changes, adds and checks records in a browser, on his own machine."""
