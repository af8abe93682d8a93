"""Searching, and choosing by typing."""
