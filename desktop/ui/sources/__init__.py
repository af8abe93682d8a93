"""The page of sources: what it says, how it is painted, and the room it takes."""
