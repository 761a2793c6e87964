"""Records that somebody sealed again throughout and that contradict themselves: each is found."""

import pytest
from tests.signing.test_forged import Lie, said_of, sealed_anew
from tests.signing.walked_plans import PLANS
from tests.signing.walking import Data

from wizard.foundation.canonical_json import plain


def _action_lost(content: Data) -> None:
    content["meeting"]["guidance"]["actions"].pop()


def _voted_otherwise(content: Data) -> None:
    put = next(matter["proposals"][0] for matter in content["meeting"]["matters"])
    put["decision"] = {"how": "roll_call", "votes": [{"person": "p1", "choice": "against"}]}


def _numbered_otherwise(content: Data) -> None:
    next(entry for entry in content["outcomes"] if "number" in entry)["number"] += 1


_CONTRADICTIONS: dict[str, tuple[str, Lie, str]] = {
    "another edition": (
        "two meetings",
        lambda content: content["meeting"]["guidance"].update(edition="2019"),
        "The edition of the guidance",
    ),
    "a vote": ("two meetings", _voted_otherwise, "The outcome on item"),
    "the number of a decision": ("two meetings", _numbered_otherwise, "The outcome on item"),
    "the sentence of an outcome": (
        "two meetings",
        lambda content: content["outcomes"][0].update(sentence="Carried by all."),
        "The outcome on item",
    ),
    "a position that was carried forward": (
        "two meetings",
        lambda content: content["carried"].pop(),
        "The position",
    ),
    "somebody who was there and is not any more": (
        "two meetings",
        lambda content: content["meeting"]["attendance"].pop(0),
        "Dr Amara Osei’s answer at meeting 2 cannot have been given.",
    ),
    "an action left out of the guidance": ("two meetings", _action_lost, "The items of the guidance"),
    "an item that is not there": (
        "two meetings",
        lambda content: content["meeting"]["items"].append("99"),
        "The agenda",
    ),
    "a second revision of nothing": ("two meetings", lambda content: content.update(revision=2), "The revision"),
    "a third revision after the first": (
        "reopened and closed",
        lambda content: content.update(revision=3),
        "The revision",
    ),
    "a revision signed on another day": (
        "reopened and closed",
        lambda content: content.update(replaces_signed_on="2026-12-24"),
        "The day on which the replaced revision was last signed",
    ),
    "numbers that were taken out": ("two meetings", lambda content: content.pop("numbers"), "The numbers given"),
    "a partner who was never asked": (
        "in writing",
        lambda content: content["meeting"]["in_writing"]["sent"].pop(),
        "The list of those who were asked in writing",
    ),
    "nobody who was asked": (
        "in writing",
        lambda content: content["meeting"]["in_writing"]["sent"].append(
            {"person": "zz", "on": "2027-02-01", "how": "e-mail"}
        ),
        "The list of those who were asked in writing",
    ),
    "an answer before it was asked": (
        "in writing",
        lambda content: content["meeting"]["matters"][0]["proposals"][0]["consents"][0].update(on="2001-02-03"),
        "An answer in writing",
    ),
    "an answer without its day": (
        "in writing",
        lambda content: content["meeting"]["matters"][0]["proposals"][0]["consents"][0].pop("on"),
        "An answer in writing",
    ),
    "an answer that came in no way": (
        "in writing",
        lambda content: content["meeting"]["matters"][0]["proposals"][0]["consents"][0].pop("how"),
        "An answer in writing",
    ),
    "agreed where nobody met": (
        "in writing",
        lambda content: content["meeting"]["matters"][0]["proposals"][0].update(decision={"how": "agreed"}),
        "What was decided in writing",
    ),
    "words that went out before it began": (
        "in writing",
        lambda content: content["meeting"]["in_writing"]["sent"][0].update(on="2001-02-03"),
        "The list of those who were asked in writing",
    ),
    "an end before it began": (
        "in writing",
        lambda content: content["meeting"]["in_writing"].update(ended_on="2001-02-03"),
        "The end of the decision in writing",
    ),
    "a meeting that somebody called": (
        "in writing",
        lambda content: content["meeting"]["in_writing"].update(called=[{"person": "p1", "on": "2027-03-10"}]),
        "The decision in writing",
    ),
    "an end after the closing": (
        "in writing",
        lambda content: content["meeting"]["in_writing"].update(ended_on="2028-01-01"),
        "The end of the decision in writing",
    ),
}


@pytest.mark.parametrize("name", sorted(_CONTRADICTIONS))
def test_a_record_that_was_sealed_anew_and_contradicts_itself_is_found(name: str) -> None:
    kind, lie, said = _CONTRADICTIONS[name]
    data = plain(PLANS[kind]())
    lie(data["records"][-1]["content"])
    sealed_anew(data)
    assert any(sentence.startswith(said) for sentence in said_of(data)), said_of(data)
