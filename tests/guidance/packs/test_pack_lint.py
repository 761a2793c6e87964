"""A pack that breaks a rule is caught by it, and nothing in the shipped pack is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wizard.guidance.item import Contract, Item
from wizard.guidance.letter_text import LetterKind, LetterPart, LetterText, Recipient
from wizard.guidance.pack import Pack
from wizard.guidance.packs.checking import check_report
from wizard.guidance.packs.lint_rules import shipped_lists
from wizard.guidance.packs.pack_lint import RULES, counts, findings
from wizard.guidance.position_kinds import Need, PositionKind
from wizard.guidance.statement import Side, Source, Statement, is_older


def with_item(pack: Pack, item: Item) -> Pack:
    actions = tuple(
        action.replace(items=tuple(item if each.id == item.id else each for each in action.items))
        for action in pack.actions
    )
    return pack.replace(actions=actions)


def with_edition(pack: Pack, **changes: object) -> Pack:
    return pack.replace(edition=pack.edition.replace(**changes))


def ours(text: str) -> Statement:
    return Statement(text=text, editorial=True)


def asking(text: str) -> Callable[[Pack], Pack]:
    return lambda pack: with_item(pack, pack.item("10").replace(asks=(ours(text),)))


def changing(item: str, **changes: object) -> Callable[[Pack], Pack]:
    return lambda pack: with_item(pack, pack.item(item).replace(**changes))


def unknown_source(pack: Pack) -> Pack:
    return with_item(pack, pack.item("6").replace(notices=(Statement(text="It is so.", sources=("Z9",)),)))


def unused_source(pack: Pack) -> Pack:
    extra = Source(id="Z9", publisher="Nobody", title="Nothing")
    return with_edition(pack, sources=(*pack.edition.sources, extra))


def four_against_two(pack: Pack) -> Pack:
    item = pack.item("1")
    assert len(item.gains) == 4
    return with_item(pack, item.replace(costs=item.costs[:2]))


def unordered_timeline(pack: Pack) -> Pack:
    return with_edition(pack, timeline=pack.edition.timeline[::-1])


def unordered_dates(pack: Pack) -> Pack:
    return with_item(pack, pack.item("2").replace(dates=pack.item("2").dates[::-1]))


def unlikely_date(pack: Pack) -> Pack:
    first, *others = pack.item("2").dates
    return with_item(pack, pack.item("2").replace(dates=(first.replace(passed_from=date(202, 6, 1)), *others)))


def status_without_date(pack: Pack) -> Pack:
    item = pack.item("5")
    return with_item(pack, item.replace(status=item.status.replace(since=None)))


def status_from_the_future(pack: Pack) -> Pack:
    item = pack.item("5")
    return with_item(pack, item.replace(status=item.status.replace(since=date(2026, 12, 1))))


def one_way_link(pack: Pack) -> Pack:
    return with_item(pack, pack.item("9b").replace(links=()))


def duty_with_choices(pack: Pack) -> Pack:
    return with_item(pack, pack.item("5").replace(positions=pack.item("6").positions))


def position_changed(item_id: str, kind: PositionKind, /, **changes: object) -> Callable[[Pack], Pack]:
    def broken(pack: Pack) -> Pack:
        item = pack.item(item_id)
        positions = tuple(each.replace(**changes) if each.kind is kind else each for each in item.positions)
        return with_item(pack, item.replace(positions=positions))

    return broken


def requirement_changed(**changes: object) -> Callable[[Pack], Pack]:
    def broken(pack: Pack) -> Pack:
        duty = pack.item("5").duty
        assert duty is not None
        first, *others = duty.required
        return with_item(pack, pack.item("5").replace(duty=duty.replace(required=(first.replace(**changes), *others))))

    return broken


def contract_changed(item_id: str, side: str, **changes: object) -> Callable[[Pack], Pack]:
    def broken(pack: Pack) -> Pack:
        item = pack.item(item_id)
        first, *others = getattr(item.contract, side)
        return with_item(
            pack, item.replace(contract=item.contract.replace(**{side: (first.replace(**changes), *others)}))
        )

    return broken


def oldest_first(pack: Pack) -> Pack:
    item = pack.item("5")
    return with_item(pack, item.replace(contract=item.contract.replace(bma=item.contract.bma[::-1])))


def of_july(statement: Statement) -> Statement:
    return statement.replace(text="BMA said so in July 2026.", side=Side.BMA, as_at="2026-07-01")


def question_of_july(pack: Pack) -> Pack:
    first, *others = pack.edition.questions
    newer = first.replace(items=("8",), answers=(of_july(first.answers[0]), *first.answers[1:]))
    return with_edition(pack, questions=(newer, *others))


def timeline_of_july(pack: Pack) -> Pack:
    *others, last = pack.edition.timeline
    return with_edition(pack, timeline=(*others, of_july(last).replace(items=("8",))))


def source_changed(**changes: object) -> Callable[[Pack], Pack]:
    def broken(pack: Pack) -> Pack:
        first = pack.edition.source("N1").replace(**changes)
        others = tuple(source for source in pack.edition.sources if source.id != "N1")
        return with_edition(pack, sources=(first, *others))

    return broken


def long_trade_off(pack: Pack) -> Pack:
    first, *others = pack.item("1").gains
    return with_item(pack, pack.item("1").replace(gains=(first.replace(text=" ".join(["word"] * 30) + "."), *others)))


def a_letter_that_speaks_of_closing(pack: Pack) -> Pack:
    letter = LetterText(
        id="d1",
        title="To patients",
        kind=LetterKind.SHEET,
        to=Recipient.PATIENTS,
        as_at=date(2026, 6, 30),
        editorial=True,
        parts=(LetterPart(text="We close at noon."),),
    )
    return pack.replace(letters=(letter,))


BROKEN = [
    ("sound", unknown_source),
    ("unused-source", unused_source),
    ("balance", four_against_two),
    ("both-sides", changing("8", gaps=())),
    ("both-sides", changing("1", contract=Contract(), gaps=())),
    ("dates", unordered_timeline),
    ("dates", unordered_dates),
    ("dates", unlikely_date),
    ("dates", status_without_date),
    ("dates", status_from_the_future),
    ("dates", changing("8", evidence_as_at=date(2026, 5, 31))),
    ("links", one_way_link),
    ("duty", duty_with_choices),
    ("duty", changing("5", duty=None)),
    ("position", position_changed("1", PositionKind.LATER, needs=())),
    ("position", position_changed("1", PositionKind.DECLINE, needs=(Need.OWNER,))),
    ("position", position_changed("1", PositionKind.DECLINE, label="Decline")),
    ("position", position_changed("1", PositionKind.DECLINE, resolution="The partners will not adopt it")),
    ("duty", position_changed("5", PositionKind.NOT_YET_MET, kind=PositionKind.NOT_MEETING)),
    ("duty", requirement_changed(fact=None)),
    ("duty", requirement_changed(how=None)),
    ("position", position_changed("5", PositionKind.NOT_YET_MET, needs=(Need.MISSING,))),
    ("position", position_changed("5", PositionKind.NOT_YET_MET, warning="")),
    ("as-at", contract_changed("8", "bma", as_at=None)),
    ("as-at", contract_changed("8", "bma", as_at="about 2025-06")),
    ("as-at", asking("BMA recommends it to every practice.")),
    ("as-at", asking("In 2024 NHS England also said no.")),
    ("newest", contract_changed("8", "bma", text="BMA said so in May 2026.", as_at="2026-05-30")),
    ("newest", oldest_first),
    ("newest", changing("10", contract=Contract())),
    ("newest", question_of_july),
    ("newest", timeline_of_july),
    ("source", source_changed(read=None)),
    ("source", source_changed(seen=None)),
    ("source", source_changed(dated="")),
    ("source", source_changed(url="")),
    ("source", source_changed(no_url="It has one.")),
    ("source", source_changed(reported=True)),
    ("plain", asking("The pilot comes back in May.")),
    ("plain", asking("Who leaves the room is not counted.")),
    ("plain", asking("Hold it. What is decided stays.")),
    ("stale", lambda pack: with_edition(pack, stale="Ask your LMC.")),
    ("spelling", asking("Hold the work of the neighborhood center.")),
    ("spaces", asking("Hold  every pilot.")),
    ("spaces", asking("Hold every pilot. ")),
    ("quotes", asking('Hold every "pilot".')),
    ("quotes", asking("Hold every “pilot.")),
    ("sentence", asking(" ".join(["word"] * 34) + " is one word too many.")),
    ("asks", asking(" ".join(["Hold every pilot."] * 21))),
    ("trade-off", long_trade_off),
    ("short-title", changing("10", short_title="A title that is far too long")),
    ("full-stop", asking("Hold every pilot")),
    ("advice", asking("Your partners should hold every pilot.")),
    ("advice", asking("We recommend that the partners hold it.")),
    ("advice", asking("Blanket refusal sits awkwardly with the contract.")),
    ("quotation", asking("The contract was imposed.")),
    ("quotation", asking("Stop rationing referrals.")),
    ("quotation", asking("The safe maximum is 25.")),
    ("claim", asking("The record is tamper-proof.")),
    ("letters", a_letter_that_speaks_of_closing),
]


@pytest.mark.parametrize(
    ("rule", "broken"), BROKEN, ids=[f"{number}-{rule}" for number, (rule, _) in enumerate(BROKEN)]
)
def test_a_pack_that_breaks_a_rule_is_held_to_it(pack: Pack, rule: str, broken: Callable[[Pack], Pack]) -> None:
    assert {finding.rule for finding in RULES[rule](broken(pack), shipped_lists())} == {rule}


def test_every_rule_is_broken_by_some_test() -> None:
    assert {rule for rule, _ in BROKEN} == set(RULES)


def test_all_rules_are_run_in_their_order(pack: Pack) -> None:
    worse = with_edition(asking("Hold  the center")(pack), stale="Ask your LMC.")
    assert [finding.rule for finding in findings(worse)] == ["stale", "spelling", "spaces", "full-stop"]


@pytest.mark.parametrize(
    "text",
    [
        "GPCE spoke of an “imposed” contract.",
        "It is known as “stop rationing”.",
        "Who leaves the room?",
        "The words were “you should hold every pilot”.",
        "Does it hold? It does (for now).",
        "The programme’s centre is in the neighbourhood.",
        "Supposedly, an imposing building holds colourful organisations.",
    ],
)
def test_words_that_are_allowed_are_let_through(pack: Pack, text: str) -> None:
    assert findings(asking(text)(pack)) == ()


@pytest.mark.parametrize(
    ("one", "other", "older"),
    [
        ("2024", "2025", True),
        ("2025", "2025-04", False),
        ("2025-04", "2025", False),
        ("2025-03", "2025-04-01", True),
        ("about 2025-03", "2025-04", True),
        ("about 2025", "about 2025", False),
        ("2026-06-05", "2026-06", False),
    ],
)
def test_a_stance_is_older_only_as_far_as_both_dates_are_known(one: str, other: str, older: bool) -> None:
    assert is_older(one, other) is older


def test_a_stance_that_says_its_date_is_let_through(pack: Pack) -> None:
    dated = Statement(text="BMA said so in autumn 2024.", sources=("B1",), side=Side.BMA, as_at="about 2024-10")
    assert findings(changing("10", notices=(dated,))(pack)) == ()


def test_sentences_are_counted_one_by_one(pack: Pack) -> None:
    sentence = "This one has a good many words, and yet not too many of them."
    assert findings(asking(" ".join([sentence] * 4))(pack)) == ()


def test_a_finding_says_where_it_is_and_by_which_rule(pack: Pack) -> None:
    (finding,) = findings(asking("Hold  every pilot.")(pack))
    assert str(finding) == "item 10 › asks › no. 1 › text: double spaces, or a space at an end [spaces]"


def test_counts_add_up(pack: Pack) -> None:
    number = counts(pack)
    assert number.items == 12
    assert number.sourced + number.editorial == number.statements
    assert number.sources == len(pack.edition.sources)
    more = with_edition(pack, gaps=(*pack.edition.gaps, ours("One more.")))
    assert counts(more).editorial == number.editorial + 1


def test_the_report_on_a_broken_pack_says_everything_at_once(
    folder: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("pack.toml", "edition =", "editon =")
    edit("actions/10-pilots.toml", "whom =", "wom =")
    report = check_report(folder)
    assert not report.sound
    assert report.lines == (
        "pack.toml, line 4 › editon: unknown key “editon”; did you mean “edition”?",
        "pack.toml › edition: this key is missing.",
        "actions/10-pilots.toml, line 81 › items › “10” › gains › “no_unfunded_work” › wom: "
        "unknown key “wom”; did you mean “whom”?",
        "actions/10-pilots.toml, line 79 › items › “10” › gains › “no_unfunded_work” › whom: this key is missing.",
    )


def _line(folder: Path) -> int:
    """The line of the first disclaimer."""
    lines = (folder / "pack.toml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if "It  recommends nothing." in line)


def test_the_report_lists_what_was_found_and_then_the_counts(
    folder: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("pack.toml", "It recommends nothing.", "It  recommends nothing.")
    report = check_report(folder)
    lines = report.lines
    assert not report.sound
    assert lines[0].startswith(f"pack.toml, line {_line(folder)} › disclaimers › no. 1 › text: double spaces")
    assert lines[1].startswith("gpce-2024 2026-06, revised November 2026: 12 items")
    assert lines[1].endswith("; 1 finding.")
