"""A question that cannot be answered as it was asked: the text is the sentence that its asker reads."""

from django.core.exceptions import BadRequest


class Unanswerable(BadRequest):
    """Raised with a whole sentence in the reader's words; the page that answers shows it and nothing else."""
