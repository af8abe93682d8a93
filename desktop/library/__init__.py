"""The verbs of the library, one file each: they join store, sources and formats. No Qt."""
