"""All blocks, in the order they are registered."""

from portal.extensions.blocks.aggregate import AggregateBlock
from portal.extensions.blocks.calendar import CalendarBlock
from portal.extensions.blocks.cautions import CautionsBlock
from portal.extensions.blocks.compare import CompareBlock, CriteriaSetsBlock
from portal.extensions.blocks.course import CourseBlock
from portal.extensions.blocks.criteria import CriteriaBlock
from portal.extensions.blocks.diagrams import ChartBlock, DocumentMapBlock, FlowBlock, TimelineBlock
from portal.extensions.blocks.document import DocumentBlock
from portal.extensions.blocks.downloads import DownloadsBlock
from portal.extensions.blocks.facts import FactsBlock
from portal.extensions.blocks.form import FormBlock, FormsBlock
from portal.extensions.blocks.home import DoorBlock, DoorsBlock, HeroBlock
from portal.extensions.blocks.kit import FilesBlock, KitBlock
from portal.extensions.blocks.knowledge import KnowledgeBlock
from portal.extensions.blocks.learning import (
    ClassResultsBlock,
    ProgressBlock,
    TestDeskBlock,
    TestsBlock,
)
from portal.extensions.blocks.lookup import SearchDocumentsBlock
from portal.extensions.blocks.module import (
    KeyPointsBlock,
    ModuleBlock,
    ModulesBlock,
    NotesBlock,
)
from portal.extensions.blocks.offline import BrowsersBlock, EditionBlock, OfflineBlock, PackagesBlock
from portal.extensions.blocks.procedure import ProcedureBlock
from portal.extensions.blocks.programme import ProgrammeBlock
from portal.extensions.blocks.questions import QuestionsBlock
from portal.extensions.blocks.quiz import QuizBlock
from portal.extensions.blocks.reference import ChangesBlock, GlossaryBlock
from portal.extensions.blocks.registry import DocumentsBlock

ALL = [
    DocumentBlock,
    DocumentsBlock,
    SearchDocumentsBlock,
    TestsBlock,
    TestDeskBlock,
    ProgressBlock,
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
    KeyPointsBlock,
    DownloadsBlock,
    KitBlock,
    FilesBlock,
    NotesBlock,
    ProgrammeBlock,
    CourseBlock,
    GlossaryBlock,
    CalendarBlock,
    ChangesBlock,
    CautionsBlock,
    ChartBlock,
    FlowBlock,
    DocumentMapBlock,
    TimelineBlock,
    QuestionsBlock,
    KnowledgeBlock,
    HeroBlock,
    DoorsBlock,
    DoorBlock,
]
