"""Banks of questions as authors write them: items taken apart, and the draw of a test.

Leaves to others: the question with its letters and its key (``portal.questions``).
"""

from portal.content.quizzes.prompts import Asked, Prompt, candidates, item_texts, prompts, ready_items

__all__ = ["Asked", "Prompt", "candidates", "item_texts", "prompts", "ready_items"]
