"""Papers that come by hand, and the rest of those that are known in part."""
