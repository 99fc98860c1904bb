"""All blocks, in the order they are registered."""

from portal.markdown.blocks.aggregate import AggregateBlock
from portal.markdown.blocks.calendar import CalendarBlock
from portal.markdown.blocks.cautions import CautionsBlock
from portal.markdown.blocks.class_kit import ClassKitBlock
from portal.markdown.blocks.compare import CompareBlock, CriteriaSetsBlock
from portal.markdown.blocks.course import CourseBlock
from portal.markdown.blocks.criteria import CriteriaBlock
from portal.markdown.blocks.decks import DecksBlock
from portal.markdown.blocks.diagrams import ChartBlock, DocumentMapBlock, FlowBlock, TimelineBlock
from portal.markdown.blocks.document import DocumentBlock
from portal.markdown.blocks.downloads import DownloadsBlock
from portal.markdown.blocks.facts import FactsBlock
from portal.markdown.blocks.fold import FoldBlock
from portal.markdown.blocks.form import FormBlock, FormsBlock
from portal.markdown.blocks.fulltext import FullTextBlock, TextVersionsBlock
from portal.markdown.blocks.home import DoorBlock, DoorsBlock, HeroBlock
from portal.markdown.blocks.kit import FilesBlock, KitBlock
from portal.markdown.blocks.knowledge import KnowledgeBlock, TrustBlock
from portal.markdown.blocks.learning import (
    ClassResultsBlock,
    OwnPaperBlock,
    ProgressBlock,
    TestDeskBlock,
    TestsBlock,
)
from portal.markdown.blocks.lesson import LessonBlock, LessonsBlock
from portal.markdown.blocks.lookup import SearchDocumentsBlock
from portal.markdown.blocks.module import KeyPointsBlock, ModuleBlock, ModulesBlock, NotesBlock
from portal.markdown.blocks.offline import BrowsersBlock, EditionBlock, OfflineBlock, PackagesBlock
from portal.markdown.blocks.paper import PaperBlock
from portal.markdown.blocks.picture import PictureBlock
from portal.markdown.blocks.procedure import ProcedureBlock
from portal.markdown.blocks.programme import ProgrammeBlock
from portal.markdown.blocks.questions import QuestionsBlock
from portal.markdown.blocks.quiz import QuizBlock
from portal.markdown.blocks.reference import ChangesBlock, GlossaryBlock
from portal.markdown.blocks.registry import DocumentsBlock

ALL = [
    DocumentBlock,
    DocumentsBlock,
    FullTextBlock,
    TextVersionsBlock,
    SearchDocumentsBlock,
    TestsBlock,
    TestDeskBlock,
    ProgressBlock,
    OwnPaperBlock,
    OfflineBlock,
    PackagesBlock,
    EditionBlock,
    BrowsersBlock,
    ClassResultsBlock,
    FactsBlock,
    CriteriaBlock,
    CriteriaSetsBlock,
    ProcedureBlock,
    FormBlock,
    FormsBlock,
    AggregateBlock,
    CompareBlock,
    QuizBlock,
    ModuleBlock,
    ModulesBlock,
    LessonBlock,
    LessonsBlock,
    KeyPointsBlock,
    DownloadsBlock,
    ClassKitBlock,
    KitBlock,
    FilesBlock,
    PaperBlock,
    NotesBlock,
    FoldBlock,
    ProgrammeBlock,
    CourseBlock,
    DecksBlock,
    GlossaryBlock,
    CalendarBlock,
    ChangesBlock,
    CautionsBlock,
    ChartBlock,
    FlowBlock,
    PictureBlock,
    DocumentMapBlock,
    TimelineBlock,
    QuestionsBlock,
    KnowledgeBlock,
    TrustBlock,
    HeroBlock,
    DoorsBlock,
    DoorBlock,
]
