"""The library as the window sees it, and its work off the main thread."""
