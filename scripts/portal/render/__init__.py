"""From documents, forms, questions and decks to bytes: one room a technology.

Leaves to others: which files there are, what they are called and when they are made again (outputs).
"""
