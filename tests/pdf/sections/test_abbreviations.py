"""The abbreviations of a document: those that occur in it and no others, wherever there is space for them."""

from tests.plans import worked_example

from wizard.guidance.pack import Term
from wizard.minutes.minutes import minutes_of
from wizard.pdf.sections.abbreviations import with_abbreviations
from wizard.tagged_pdf import Block, FirstThatFits, Heading, Paragraph, Table

GLOSSARY = (
    Term(id="icb", term="ICB", long="integrated care board", text="The board.", editorial=True),
    Term(id="lmc", term="LMC", long="local medical committee", text="The committee.", editorial=True),
    Term(id="hours", term="core hours", text="08:00 to 18:30.", editorial=True),
)


def added(story: list[Block], *, small: bool = False) -> list[Block]:
    return list(with_abbreviations(story, GLOSSARY, small=small))[len(story) :]


def test_only_what_occurs_is_written_out_also_in_tables_and_elsewhere() -> None:
    table = Table(("Who", "When"), [("The ICB", "in core hours")])
    assert added([table]) == [
        Heading(2, "Abbreviations", bookmark=""),
        Paragraph("ICB: integrated care board.", style="table"),
    ]
    found = list(with_abbreviations([table], GLOSSARY, [Paragraph("Ask the LMC.")]))
    assert found[-1] == Paragraph("ICB: integrated care board; LMC: local medical committee.", style="table")


def test_a_document_without_any_gains_nothing() -> None:
    assert added([Paragraph("The tool is open in core hours.")]) == []


def test_on_a_full_page_it_is_said_where_they_are_explained() -> None:
    [fitting] = added([Paragraph("Ask the ICB.")], small=True)
    assert isinstance(fitting, FirstThatFits)
    assert fitting.choices[-1] == [
        Paragraph("Abbreviations are explained in the program’s help, under Words.", style="note")
    ]


def test_the_shipped_glossary_writes_out_each_abbreviation_of_the_field() -> None:
    written_out = {term.term for term in minutes_of(worked_example()).head.glossary if term.long}
    assert {"UEMO", "e-RS", "A&G", "CQRS", "ICB", "LMC", "PCN"} <= written_out
