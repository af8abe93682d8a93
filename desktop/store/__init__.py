"""The reader's library: one SQLite file. No Qt, no network."""
