"""Dialogs that ask one thing; each asks and changes nothing itself."""
