"""The first run: seven pages from installed to "Auto-text is ON". ``wizard`` is its window."""
