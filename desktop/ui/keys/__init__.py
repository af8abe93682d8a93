"""Keys: which command each has, how they are changed, shown and found."""
