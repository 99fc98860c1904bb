"""The content models, one concept a file."""

from portal.content.models.base import Confidence
from portal.content.models.blueprint import Blueprint
from portal.content.models.calendar import Calendar, Caution, Change, Deadline
from portal.content.models.class_paper import ClassPaper
from portal.content.models.course import Course, HalfDay
from portal.content.models.criteria import CriteriaSet
from portal.content.models.document import Amendment, Brief, Document, Status
from portal.content.models.fact import Fact
from portal.content.models.form import Form
from portal.content.models.glossary import Term
from portal.content.models.layout import Layout
from portal.content.models.lesson import Claim, Lesson
from portal.content.models.module import LearningStep, Module, Objective
from portal.content.models.portal import Portal
from portal.content.models.procedure import Procedure
from portal.content.models.programme import Programme, Session
from portal.content.models.question import Question, Wording
from portal.content.models.quiz import (
    CaseItem,
    Choices,
    Item,
    Matching,
    Multiple,
    NearNumber,
    Numeric,
    Option,
    Ordering,
    Pool,
    Quiz,
    Short,
    Single,
    TrueFalse,
)
from portal.content.models.recording import Recording, Recordings
from portal.content.models.search import SearchWords
from portal.content.models.slides import Slides

__all__ = [
    "Amendment",
    "Blueprint",
    "Brief",
    "Calendar",
    "CaseItem",
    "Caution",
    "Change",
    "Choices",
    "Claim",
    "ClassPaper",
    "Confidence",
    "Course",
    "CriteriaSet",
    "Deadline",
    "Document",
    "Fact",
    "Form",
    "HalfDay",
    "Item",
    "Layout",
    "LearningStep",
    "Lesson",
    "Matching",
    "Module",
    "Multiple",
    "NearNumber",
    "Numeric",
    "Objective",
    "Option",
    "Ordering",
    "Pool",
    "Portal",
    "Procedure",
    "Programme",
    "Question",
    "Quiz",
    "Recording",
    "Recordings",
    "SearchWords",
    "Session",
    "Short",
    "Single",
    "Slides",
    "Status",
    "Term",
    "TrueFalse",
    "Wording",
]
