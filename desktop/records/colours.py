"""The colours that the reader gives to tags and collections, by name; how each looks is for the theme to say."""

LABEL_COLOURS = ("red", "orange", "yellow", "green", "teal", "blue", "purple", "pink")
HIGHLIGHT_COLOURS = ("yellow", "green", "blue", "pink")  # of what is marked in title and abstract
