"""Plans for the tests of storage, and a disk that fails where a test wants it to."""

import errno
import json
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from wizard.foundation.canonical_json import digest
from wizard.foundation.disk import PRIVATE_FILE, Disk
from wizard.foundation.file_traits import FileTraits
from wizard.foundation.paths import Folders
from wizard.guidance.duty import Status, StatusKind
from wizard.guidance.item import Item, Permanence, Position, Reversibility
from wizard.guidance.pack import Edition
from wizard.guidance.position_kinds import PositionKind
from wizard.guidance.statement import Audience, Source, Statement, TradeOff
from wizard.plan.choice import Choice
from wizard.plan.meeting import ActionOutline, Attendance, Matter, Meeting, MeetingGuidance, Presence
from wizard.plan.people import Person, Practice, Settings
from wizard.plan.plan import FrozenGuidance, Plan
from wizard.plan.proposal import Agreed, Decision, Owner, Proposal, RollCall, Vote
from wizard.plan.record import Answer, AnswerKind, ClosedRecord, Method, RecordContent, Seal
from wizard.storage.envelope import VERSION
from wizard.storage.file_lock import Holder
from wizard.storage.open_store import Surroundings
from wizard.storage.plan_store import SaveState

NOON = datetime(2027, 1, 11, 12, 0, tzinfo=UTC)
ITEMS = ("1", "2", "3", "4a", "4b", "5", "6", "7", "8", "9a", "9b", "10")
SOME_DIGEST = "a" * 64


def _said(text: str) -> Statement:
    return Statement(text=text, editorial=True)


def _text(item: str) -> Item:
    """The shortest possible guidance on an item."""
    weighing = [TradeOff(id=key, text="It may be so.", editorial=True, whom=Audience.STAFF) for key in ("g1", "g2")]
    return Item(
        id=item,
        title=f"Item {item}",
        short_title=f"Item {item}",
        evidence_as_at=date(2026, 6, 30),
        asks=(_said("To see to it."),),
        status=Status(kind=StatusKind.OPEN, words="Open", detail=_said("It is open.")),
        gains=tuple(weighing),
        costs=tuple(entry.replace(id=entry.id.replace("g", "c")) for entry in weighing),
        reversibility=Reversibility(kind=Permanence.REVERSIBLE, text="It can be undone.", editorial=True),
        positions=(
            Position(id="adopt", kind=PositionKind.ADOPT, label="Take it up", resolution="It was taken up."),
            Position(id="decline", kind=PositionKind.DECLINE, label="Leave it", resolution="It was left."),
        ),
    )


_HEAD = Edition(
    id="gpce-2024",
    edition="2026-06",
    title="Guidance",
    evidence_as_at=date(2026, 6, 30),
    issuer="The practice",
    neutrality=(_said("It takes no side."),),
    disclaimers=(_said("It is no advice."),),
    stale="Nothing after {date} was seen.",
    sources=(Source(id="A1", publisher="BMA", title="Guidance"),),
)
HEAD = digest(_HEAD)
"""The digest of the guidance's head."""
_TEXTS = tuple(_text(item) for item in ITEMS)
TEXTS = {item.id: digest(item) for item in _TEXTS}
"""Each item's id with the digest of its guidance."""


def small_plan(practice: str = "Hawthorn Lane Surgery") -> Plan:
    """A plan with two partners and nothing decided."""
    people = (Person(id="p1", name="Dr Amara Osei"), Person(id="p2", name="Dr Zoë Lindqvist"))
    return Plan(id="0" * 32, created_at=NOON, practice=Practice(name=practice), people=people)


def with_list_size(plan: Plan, size: int) -> Plan:
    """The same plan with another list size: a change that is easy to recognise."""
    return plan.replace(practice=plan.practice.replace(list_size=size))


def large_plan(meetings: int, people: int, points: int = 60) -> Plan:
    """A plan with this many closed meetings, each signed by all: half the items by roll call, half agreed."""
    everybody = tuple(Person(id=f"p{number}", name=f"Dr Näme {number}") for number in range(1, people + 1))
    records = tuple(_record(number, everybody, points) for number in range(1, meetings + 1))
    return Plan(
        id="0" * 32,
        created_at=NOON,
        people=everybody,
        guidance=FrozenGuidance(heads={HEAD: _HEAD}, items={TEXTS[item.id]: item for item in _TEXTS}),
        records=records,
        meeting=_meeting(10_000, everybody),
    )


def _record(number: int, people: tuple[Person, ...], points: int) -> ClosedRecord:
    content = RecordContent(
        plan="0" * 32,
        number=number,
        closed_at=NOON,
        practice=Practice(name="Hawthorn Lane Surgery"),
        people=people,
        settings=Settings(),
        meeting=_meeting(number, people),
        expected=tuple(person.id for person in people),
    )
    seal = Seal(parts={f"item {item}": SOME_DIGEST for item in ITEMS}, whole=SOME_DIGEST, digest=SOME_DIGEST)
    return ClosedRecord(content=content, seal=seal, answers=tuple(_answer(person, points) for person in people))


def _answer(person: Person, points: int) -> Answer:
    stroke = tuple((1_000 + step * 37 % 4_000, 500 + step * 53 % 900, 300 + step) for step in range(points))
    return Answer(
        entry="answer",
        person=person.id,
        kind=AnswerKind.SIGNED,
        method=Method.DRAWN,
        at=NOON,
        statement="I confirm that this is a true record of the meeting and of what was decided.",
        strokes=(stroke,),
        seal=SOME_DIGEST,
        previous=SOME_DIGEST,
        digest=digest({"of": person.id}),
    )


def _meeting(number: int, people: tuple[Person, ...]) -> Meeting:
    guidance = MeetingGuidance(
        pack="gpce-2024",
        edition="2026-06",
        pack_digest=SOME_DIGEST,
        head=HEAD,
        actions=tuple(
            ActionOutline(number=place, title=item, short_title=item, items=(item,))
            for place, item in enumerate(ITEMS, start=1)
        ),
        items=TEXTS,
    )
    return Meeting(
        number=number,
        guidance=guidance,
        held_on=date(2027, 1, 11),
        place="Library",
        attendance=tuple(Attendance(person=person.id, presence=Presence.IN_ROOM) for person in people),
        items=ITEMS,
        matters=tuple(_matter(item, people, by_name=place % 2 == 0) for place, item in enumerate(ITEMS)),
        other_business="The boiler is to be looked at before the winter. " * 4,
    )


def _matter(item: str, people: tuple[Person, ...], *, by_name: bool) -> Matter:
    votes = tuple(Vote(person=person.id, choice=Choice.FOR) for person in people)
    decision: Decision = RollCall(how="roll_call", votes=votes) if by_name else Agreed(how="agreed")
    proposal = Proposal(
        id="p1",
        position="adopt",
        start=date(2027, 2, 1),
        owner=Owner(person="p1"),
        reason="The partners held that demand has outgrown what two sessions can carry safely. " * 3,
        decision=decision,
        seen=TEXTS[item],
    )
    return Matter(item=item, proposals=(proposal,), weighed=("g1", "c2"), minute="It was discussed at length. " * 6)


def plan_file(plan: dict[str, object], **changes: object) -> bytes:
    """A plan file whose checksum fits `plan`, whatever it contains; `changes` alter the envelope."""
    head = {"format": "gp-action-wizard plan", "version": VERSION, "counter": 1, "sha256": digest(plan)}
    return json.dumps(head | {"plan": plan} | changes, ensure_ascii=False).encode("utf-8", "surrogatepass")


class FailingDisk(Disk):
    """A disk on which operations fail. `fails` is asked before each, with its name and the number before it."""

    def __init__(self, fails: Callable[[str, int], OSError | None]) -> None:
        self.fails = fails
        self.exchanges = True
        """Whether two files can change places on it; on many shares they cannot."""
        self.done: list[str] = []

    def _next(self, name: str) -> None:
        error = self.fails(name, len(self.done))
        self.done.append(name)
        if error is not None:
            raise error

    def read(self, path: Path, most: int) -> bytes:
        self._next("read")
        return super().read(path, most)

    def create(self, path: Path, mode: int = PRIVATE_FILE) -> int:
        self._next("create")
        return super().create(path, mode)

    def write(self, handle: int, data: bytes) -> None:
        try:
            self._next("write")
        except OSError:
            # A full disk still takes as much as fits.
            super().write(handle, data[: len(data) // 2])
            raise
        super().write(handle, data)

    def sync(self, handle: int) -> None:
        self._next("sync")
        super().sync(handle)

    def set_mode(self, path: Path, mode: int) -> None:
        self._next("set_mode")
        super().set_mode(path, mode)

    def mode(self, path: Path) -> int:
        self._next("mode")
        return super().mode(path)

    def traits(self, path: Path) -> FileTraits:
        self._next("traits")
        return super().traits(path)

    def keep_traits(self, path: Path, traits: FileTraits, mode: int) -> tuple[str, ...]:
        self._next("keep_traits")
        return super().keep_traits(path, traits, mode)

    def link(self, source: Path, target: Path) -> None:
        self._next("link")
        super().link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self._next("replace")
        super().replace(source, target)

    def exchange(self, source: Path, target: Path) -> Path | None:
        self._next("exchange")
        return super().exchange(source, target) if self.exchanges else None

    def remove(self, path: Path) -> None:
        self._next("remove")
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._next("sync_folder")
        super().sync_folder(folder)

    def make_folder(self, folder: Path) -> None:
        self._next("make_folder")
        super().make_folder(folder)


def failing(*names: str, number: int = errno.ENOSPC) -> FailingDisk:
    """A disk on which these operations always fail."""
    return FailingDisk(lambda name, _: OSError(number, "as the test wants it") if name in names else None)


class Listener:
    """Notes what a store reports, and waits for it."""

    def __init__(self) -> None:
        self.states: list[SaveState] = []
        self.acknowledged: list[Plan] = []
        self._heard = threading.Condition()

    def hear(self, state: SaveState) -> None:
        with self._heard:
            self.states.append(state)
            self._heard.notify_all()

    def acknowledge(self, plan: Plan) -> None:
        with self._heard:
            self.acknowledged.append(plan)
            self._heard.notify_all()

    def wait_for(self, kind: type[SaveState], times: int = 1) -> SaveState:
        """Return the last state of this kind once it was reported this many times."""
        with self._heard:
            self._heard.wait_for(lambda: len(self._told(kind)) >= times, timeout=10)
            return self._told(kind)[-1]

    def wait_until(self, seen: Callable[[list[SaveState]], bool], patience: float = 10) -> None:
        """Wait until the reported states are as wanted."""
        with self._heard:
            assert self._heard.wait_for(lambda: seen(self.states), timeout=patience)

    def wait_for_acknowledged(self, plan: Plan) -> None:
        with self._heard:
            assert self._heard.wait_for(lambda: plan in self.acknowledged, timeout=10)

    def _told(self, kind: type[SaveState]) -> list[SaveState]:
        return [state for state in self.states if isinstance(state, kind)]


def surroundings(
    root: Path, disk: Disk | None = None, local: Disk | None = None, person: str = "Mei", now: datetime = NOON
) -> Surroundings:
    """Surroundings with local data below `root`, a clock that stands still, and no waiting."""
    return Surroundings(
        Folders(root / "local"),
        who=Holder(person, "RECEPTION-1", ""),
        now=lambda: now,
        wait=lambda seconds: None,
        pauses=(0.02,),
        disk=disk or Disk(),
        local=local or Disk(),
    )
