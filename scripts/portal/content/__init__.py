"""The content: models, loading, references, checks. Knows nothing of HTML, MkDocs or files made."""
