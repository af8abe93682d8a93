"""Windows: the only part that knows Qt, beside app.py. They reach the rest through live_library.py."""
