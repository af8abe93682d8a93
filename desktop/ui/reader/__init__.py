"""One paper: its texts, facts, versions, note and shelf."""
