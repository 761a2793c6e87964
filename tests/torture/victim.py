"""A program that changes a plan through the real session and store until it is killed.

Prints, unbuffered, `do DIGEST` before a plan is handed to the store and `ack DIGEST` when the store calls it safe.
Run with the plan's path, the folder of local data, a seed, and “slow” for a folder that answers slowly.
"""

import os
import random
import sys
import time
from pathlib import Path

from wizard.foundation.canonical_json import digest
from wizard.foundation.disk import Disk
from wizard.foundation.paths import Folders
from wizard.plan.people import Person
from wizard.plan.plan import Plan
from wizard.storage.open_store import Surroundings, open_store
from wizard.storage.plan_store import PlanStore, Told
from wizard.ui.session.session import Session


def say(word: str, plan: Plan) -> None:
    os.write(1, f"{word} {digest(plan)}\n".encode())


class SlowDisk(Disk):
    """A share that delays every call."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def sync(self, handle: int) -> None:
        time.sleep(self._chance.random() * 0.03)
        super().sync(handle)

    def replace(self, source: Path, target: Path) -> None:
        time.sleep(self._chance.random() * 0.03)
        super().replace(source, target)


class Telling:
    """The store, with every call printed before it is made."""

    def __init__(self, store: PlanStore) -> None:
        self._store = store

    def save(self, plan: Plan) -> None:
        say("do", plan)
        self._store.save(plan)

    def close(self) -> None:
        self._store.close()


def change(session: Session, chance: random.Random) -> None:
    """Make one random change, or undo one."""
    plan = session.plan
    match chance.randrange(5):
        case 0:
            size = chance.randrange(100_000)
            session.apply(plan.replace(practice=plan.practice.replace(list_size=size)), "list size")
        case 1:
            person = Person(id=f"p{chance.randrange(1, 40)}", name=f"Dr {chance.randrange(10**6)}")
            session.apply(plan.with_person(person), "person")
        case 2 if plan.meeting is not None:
            note = "What was said. " * chance.randrange(200)
            session.apply(plan.with_meeting(plan.meeting.replace(other_business=note.strip())), "other business")
        case 3:
            session.undo()
        case _:
            session.redo()


def main(path: Path, local: Path, seed: int, *, slow: bool) -> None:
    chance = random.Random(seed)
    disk = SlowDisk(random.Random(seed + 1)) if slow else Disk()
    told = Told(lambda state: None, lambda plan: say("ack", plan))
    store = open_store(path, Surroundings(Folders(local), disk=disk), told, take_over=True)
    session = Session()
    session.open(store.opened.plan, Telling(store))
    say("do", store.opened.plan)
    say("ack", store.opened.plan)
    while True:
        change(session, chance)
        time.sleep(chance.choice((0, 0.001, 0.01)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), slow="slow" in sys.argv[4:])
