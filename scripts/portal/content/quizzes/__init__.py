"""Banks of questions, as every output needs them: single questions, draws for tests, grading.

Leaves to others: how a question looks on the page (``extensions``), on paper (``handouts``) and in other
systems' formats (``exchange``).
"""

from portal.content.quizzes.prompts import Asked, Prompt, candidates, item_texts, prompts, ready_items

__all__ = ["Asked", "Prompt", "candidates", "item_texts", "prompts", "ready_items"]
