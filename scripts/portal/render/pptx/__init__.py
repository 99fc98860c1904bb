"""Decks as PowerPoint."""
