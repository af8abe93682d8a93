"""The library's views, what is followed, and collections."""
