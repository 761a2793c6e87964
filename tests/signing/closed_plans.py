"""Plans for tests of closing, signing and checking: a small guidance, six partners, one or two meetings."""

from datetime import UTC, date, datetime, timedelta

from wizard.edits.meeting_edits import new_meeting, new_plan, new_proposal
from wizard.guidance.duty import Status, StatusKind
from wizard.guidance.item import Contract, Item, Permanence, Position, Reversibility
from wizard.guidance.pack import Action, Edition, Pack
from wizard.guidance.position_kinds import PositionKind
from wizard.guidance.statement import Audience, Source, Statement, TradeOff
from wizard.plan.choice import Choice
from wizard.plan.meeting import Attendance, Interest, Matter, Presence
from wizard.plan.people import Person, Practice, Role
from wizard.plan.plan import Plan
from wizard.plan.proposal import Agreed, Dissent, Owner, Proposal, RollCall, Vote
from wizard.plan.record import AnswerKind, Method
from wizard.plan.task import Task
from wizard.signing.answers import Reply
from wizard.signing.closing import answer, close, reopen
from wizard.signing.strokes import signature_of

FIRST = datetime(2027, 1, 12, 13, 52, 8, tzinfo=UTC)
SECOND = datetime(2027, 3, 9, 14, 5, 0, tzinfo=UTC)
STATEMENT = "I took part in this meeting and agree that this is a true record of its decisions."
NAMES = ("Dr Amara Osei", "Dr Ben Shah", "Dr Carys Pugh", "Dr Dai Wynne", "Ms Eve Lund", "Dr Faisal Khan")
PARTNERS = tuple(f"p{number}" for number in range(1, 7))


def _ours(text: str) -> Statement:
    return Statement(text=text, editorial=True)


def _trade(trade_id: str) -> TradeOff:
    return TradeOff(id=trade_id, text="Something changes.", whom=Audience.STAFF, editorial=True)


def item(item_id: str, since: str = "Open") -> Item:
    """An item of the small guidance, with a position to adopt and one to decline."""
    return Item(
        id=item_id,
        title=f"Item {item_id}",
        short_title=f"Item {item_id}",
        evidence_as_at=date(2026, 6, 30),
        asks=(_ours("It asks something."),),
        status=Status(kind=StatusKind.OPEN, words=since, detail=_ours("Nothing changed.")),
        gains=(_trade("g1"), _trade("g2")),
        costs=(_trade("c1"), _trade("c2")),
        contract=Contract(),
        reversibility=Reversibility(kind=Permanence.REVERSIBLE, text="It can be undone.", editorial=True),
        positions=(
            Position(
                id="do", kind=PositionKind.ADOPT, label=f"Take up {item_id}", resolution="It was agreed to do it."
            ),
            Position(id="not", kind=PositionKind.DECLINE, label=f"Leave {item_id}", resolution="It was agreed not to."),
        ),
    )


def pack(edition: str = "2026-06", **since: str) -> Pack:
    """A small guidance of three actions and four items; `since` gives an item another status: `i3="Tightened"`."""
    items = {item_id: item(item_id, since.get(f"i{item_id}", "Open")) for item_id in ("1", "3", "4a", "4b")}
    return Pack(
        edition=Edition(
            id="small",
            edition=edition,
            title="A small guidance",
            evidence_as_at=date(2026, 6, 30),
            issuer="Nobody",
            neutrality=(_ours("Nothing is recommended."),),
            disclaimers=(_ours("No legal advice."),),
            stale="Nothing after {date} was seen.",
            sources=(Source(id="S1", publisher="Nobody", title="Nothing"),),
        ),
        actions=(
            Action(number=1, title="First", short_title="First", items=(items["1"],)),
            Action(number=3, title="Third", short_title="Third", items=(items["3"],)),
            Action(number=4, title="Fourth", short_title="Fourth", items=(items["4a"], items["4b"])),
        ),
    )


def people() -> tuple[Person, ...]:
    """Six partners, one of them not a GP, and a manager."""
    partners = tuple(
        Person(id=person, name=name, gp=not name.startswith("Ms")) for person, name in zip(PARTNERS, NAMES, strict=True)
    )
    return (*partners, Person(id="m1", name="Gwen Abbot", role=Role.MANAGER, votes=0, gp=False))


def proposal(plan: Plan, item_id: str, position: str, reason: str) -> Proposal:
    """A proposal on an item of the open meeting, agreed and owned."""
    assert plan.meeting is not None
    return new_proposal(plan.meeting, item_id, position).replace(
        decision=Agreed(how="agreed"), reason=reason, owner=Owner(person="p2"), start=date(2027, 2, 1)
    )


def draft() -> Plan:
    """A plan whose first meeting is open: two items decided by five of six partners, one away."""
    plan = new_plan("ab" * 16, FIRST - timedelta(days=7), pack(), Practice(name="Mill Lane Surgery", list_size=8100))
    plan = plan.replace(
        people=people(),
        facts={"1": {"contacts": 31}},
        tasks=(Task(id="t1", text="Tell the staff", item="1", set_at=1),),
    )
    votes = tuple(Vote(person=person, choice=Choice.FOR) for person in PARTNERS[:4])
    vote = RollCall(how="roll_call", votes=(*votes, Vote(person="p5", choice=Choice.AGAINST)))
    first = proposal(plan, "1", "do", "Patients wait too long.").replace(
        decision=vote, dissents=(Dissent(person="p5", words="Too soon."),)
    )
    assert plan.meeting is not None
    here = tuple(Attendance(person=person, presence=Presence.IN_ROOM) for person in (*PARTNERS[:5], "m1"))
    meeting = plan.meeting.replace(
        held_on=FIRST.date(),
        chair="p1",
        minute_taker="m1",
        attendance=(*here, Attendance(person="p6", presence=Presence.APOLOGIES)),
        interests=(Interest(person="p3", items=("4a",)),),
        other_business="The car park.",
        matters=(
            Matter(item="1", proposals=(first,), weighed=("g1",), minute="Talked through."),
            Matter(item="3", proposals=(proposal(plan, "3", "not", "The income is needed."),)),
        ),
    )
    return plan.with_meeting(meeting)


def line(start: int = 0) -> tuple[tuple[tuple[int, int, int], ...], ...]:
    """A short drawn signature."""
    return signature_of([[(100 + start, 100, 500), (900, 700, 600), (1700, 100, 500)]])


def reply(person: str, at: datetime = FIRST, **changes: object) -> Reply:
    """An answer from somebody who signs by typing their name, changed as the test needs it."""
    given: dict[str, object] = {
        "person": person,
        "kind": AnswerKind.SIGNED,
        "method": Method.TYPED,
        "at": at,
        "statement": STATEMENT,
        "typed_name": NAMES[PARTNERS.index(person)] if person in PARTNERS else "Gwen Abbot",
    }
    if changes.get("method", Method.TYPED) is not Method.TYPED:
        del given["typed_name"]
    return Reply(**(given | changes))  # type: ignore[arg-type]


def closed(chair: str | None = "p1") -> Plan:
    """The first meeting closed, with `chair` in the chair and no answers yet."""
    plan = draft()
    assert plan.meeting is not None
    return close(plan.with_meeting(plan.meeting.replace(chair=chair)), FIRST)


def replies() -> tuple[Reply, ...]:
    """Six answers to the first meeting: drawn, typed, on paper, in writing, declined, and one from somebody absent."""
    later = FIRST + timedelta(days=2)
    return (
        reply("p1", FIRST, method=Method.DRAWN, strokes=line()),
        reply("p2", FIRST + timedelta(minutes=1)),
        reply("p3", later, method=Method.PAPER, signed_on=FIRST.date(), witness="Gwen Abbot"),
        reply("p4", later, method=Method.WRITING, signed_on=FIRST.date(), witness="Gwen Abbot"),
        reply("p5", later, kind=AnswerKind.DECLINED, method=Method.STATED, words="I was outvoted."),
        reply("p6", later, kind=AnswerKind.READ_AND_AGREED, statement="I have read this record and agree."),
    )


def signed(count: int = 6) -> Plan:
    """The first meeting closed, with the first `count` answers."""
    plan = closed()
    for given in replies()[:count]:
        plan = answer(plan, 1, given)
    return plan


def second_draft(edition: Pack | None = None) -> Plan:
    """The first meeting signed, a second one open that reverses item 1 and takes up item 4a."""
    plan = new_meeting(signed(), edition or pack())
    assert plan.meeting is not None
    here = tuple(Attendance(person=person, presence=Presence.IN_ROOM) for person in PARTNERS)
    meeting = plan.meeting.replace(held_on=SECOND.date(), chair="p1", attendance=here)
    plan = plan.with_meeting(meeting)
    plan = plan.with_matter(Matter(item="1", proposals=(proposal(plan, "1", "not", "It did not help."),)))
    return plan.with_matter(Matter(item="4a", proposals=(proposal(plan, "4a", "do", "The form can go."),)))


def second_closed(answers: int = 2) -> Plan:
    """Both meetings closed; the second with the first `answers` answers, typed."""
    plan = close(second_draft(), SECOND)
    for person in PARTNERS[:answers]:
        plan = answer(plan, 2, reply(person, SECOND))
    return plan


def reclosed() -> Plan:
    """A meeting closed, signed by three, reopened, and closed again."""
    return close(reopen(signed(3), FIRST, "A vote was left out."), FIRST + timedelta(days=1))
