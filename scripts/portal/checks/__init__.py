"""All checks of the content, one concern a file; each adds issues and stops at none."""

from __future__ import annotations

from portal.checks.adding import check_adding
from portal.checks.agreement import check_agreement
from portal.checks.attribution import check_attribution
from portal.checks.blueprints import check_blueprints
from portal.checks.class_papers import check_class_papers
from portal.checks.courses import check_courses
from portal.checks.criteria import check_criteria
from portal.checks.cues import check_cues
from portal.checks.documents import check_documents
from portal.checks.forms import check_forms
from portal.checks.frames import check_frames
from portal.checks.full_texts import check_full_texts
from portal.checks.identifiers import check_identifiers
from portal.checks.labels import check_labels
from portal.checks.lessons import check_lessons
from portal.checks.markdown import check_pages
from portal.checks.modules import check_modules
from portal.checks.names import check_names
from portal.checks.pictures import check_pictures
from portal.checks.portal import check_portal
from portal.checks.questions import check_questions
from portal.checks.quizzes import check_quizzes
from portal.checks.recordings import check_recordings
from portal.checks.references import check_references
from portal.checks.samples import check_samples
from portal.checks.shares import check_shares
from portal.checks.slides import check_slides
from portal.checks.steps import check_steps
from portal.checks.style import check_style
from portal.checks.topics import check_topics
from portal.checks.usage import check_usage
from portal.checks.voice import check_voice
from portal.checks.wording import check_wording
from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.paths import Paths

__all__ = ["run_checks"]


def run_checks(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Run every check on *catalogue*, adding to *issues*; none where a file could not be read at all:
    each record that names one of its own would be told beside the one line that is wrong.
    """
    if issues.unreadable:
        return
    check_portal(catalogue, paths, issues)
    check_identifiers(catalogue, paths, issues)
    check_documents(catalogue, paths, issues)
    check_full_texts(catalogue, paths, issues)
    check_topics(catalogue, paths, issues)
    check_criteria(catalogue, paths, issues)
    check_forms(catalogue, paths, issues)
    check_samples(catalogue, paths, issues)
    check_adding(catalogue, paths, issues)
    check_agreement(catalogue, paths, issues)
    check_modules(catalogue, paths, issues)
    check_lessons(catalogue, paths, issues)
    check_quizzes(catalogue, paths, issues)
    check_steps(catalogue, paths, issues)
    check_cues(catalogue, paths, issues)
    check_slides(catalogue, paths, issues)
    check_recordings(catalogue, paths, issues)
    check_blueprints(catalogue, paths, issues)
    check_courses(catalogue, paths, issues)
    check_class_papers(catalogue, paths, issues)
    check_pages(catalogue, issues)
    check_pictures(catalogue, paths, issues)
    check_references(catalogue, paths, issues)
    check_questions(catalogue, paths, issues)
    check_style(catalogue, paths, issues)
    check_attribution(catalogue, paths, issues)
    check_voice(catalogue, paths, issues)
    check_names(catalogue, paths, issues)
    check_labels(catalogue, paths, issues)
    check_shares(catalogue, paths, issues)
    check_usage(catalogue, paths, issues)
    check_wording(catalogue, paths, issues)
    check_frames(catalogue, paths, issues)
