"""Run worked cases against the engine, and list the differences: `make cases CASES=FILE`.

A file is JSON with a list `cases`, whose form `case_values` describes, and optionally a list `checks` like that of
`cases/rules.json`. Without a file, the worked cases and checks are run, and 20,000 random meetings against the
independent counter of `tests/oracle`.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.checks.check_cases import check_differences
from tests.oracle.random_meetings import expecting, random_meetings
from tests.voting.case_values import Case, answers_of, room_of, tier_of
from tests.voting.engine_codes import codes_of

from wizard.plan.voting_rule import RuleSource
from wizard.voting.meets import meets
from wizard.voting.outcome_sentences import outcome_sentence
from wizard.voting.rule_sentences import explanation
from wizard.voting.supersession import in_order

WORKED = Path(__file__).parent / "cases" / "rules.json"
"""The sixty worked cases."""

RANDOM = 20_000
"""How many random meetings to run if no file is named."""


def _found(case: Case) -> dict[str, Any]:
    """Return everything that the engine says about a case, under the names that `expect` uses."""
    tier, room = tier_of(case["rule"]), room_of(case)
    rulings = [meets(tier, room, answers_of(case))]
    if "then" in case:
        rulings.append(meets(tier, room, answers_of({**case, "how": "roll", **case["then"]})))
    ordered = in_order(rulings)
    first = rulings[0]
    source = RuleSource(case["rule"].get("source", "deed"))
    codes, wanted = codes_of(rulings, source), case["expect"].get("check")
    return {
        "kind": first.kind.value,
        "takes_effect": first.takes_effect,
        "needed": first.needed,
        "of": first.of,
        "sentence": outcome_sentence(first) + ordered[0].suffix,
        "explain": explanation(first, source),
        "effective_on": first.effective_on.isoformat() if first.effective_on else None,
        "second": outcome_sentence(rulings[-1]) + ordered[-1].suffix,
        "stands": next((place for place, entry in enumerate(ordered, start=1) if entry.in_force), None),
        "check": wanted if wanted in codes else ", ".join(codes) or None,
    }


def differences(case: Case) -> list[str]:
    """Return where the engine differs from what a case expects, a line each; none if it agrees."""
    try:
        name, found, expected = case["id"], _found(case), case["expect"]
    except KeyError as error:
        return [f"{_id_of(case)}: cannot be read: {error} is missing, or names nobody"]
    except (ValueError, TypeError, AttributeError) as error:
        return [f"{_id_of(case)}: cannot be read: {error}"]
    return [
        f"{name}: {key}\n  expected {wanted!r}\n  found    {found.get(key)!r}"
        for key, wanted in expected.items()
        if found.get(key) != wanted
    ]


def _id_of(case: object) -> object:
    return case.get("id", "?") if isinstance(case, Mapping) else "?"


def checked(check: object) -> list[str]:
    """Return where a check of a file gives another result, or that it cannot be read, a line each."""
    try:
        return check_differences(check)  # type: ignore[arg-type]
    except KeyError as error:
        return [f"{_id_of(check)}: cannot be read: {error} is missing, or names nobody"]
    except (ValueError, TypeError, AttributeError) as error:
        return [f"{_id_of(check)}: cannot be read: {str(error).splitlines()[0]}"]


# --- Running ----------------------------------------------------------------------------------------------------------


def _run(name: object, cases: Iterable[Case]) -> bool:
    """Run cases, print the differences and how many agree, and return whether all do."""
    results = [differences(case) for case in cases]
    different = [lines for lines in results if lines]
    for lines in different:
        print(*lines, sep="\n")
    print(f"{name}: {len(results) - len(different)} of {len(results)} cases agree")
    return not different


def _run_checks(name: object, checks: Iterable[object]) -> bool:
    """Run the checks of a file, each in a whole plan; print the differences, and return whether all agree."""
    results = [checked(check) for check in checks]
    for lines in results:
        print(*lines, sep="\n", end="\n" if lines else "")
    print(f"{name}: {sum(not lines for lines in results)} of {len(results)} checks agree")
    return not any(results)


def _run_file(path: str | Path, name: str) -> int:
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        cases, checks = [*data["cases"]], [*data.get("checks", ())]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"{name} cannot be read as a file of cases: {error}", file=sys.stderr)
        return 3
    agree = _run(name, cases)
    return 0 if (_run_checks(name, checks) if checks else True) and agree else 1


def main(arguments: Sequence[str]) -> int:
    """Run the cases, print the differences, and return 0 if all agree, 1 if one differs, 3 if a file cannot be read."""
    parser = argparse.ArgumentParser(prog="run_cases", description="Run worked cases against the engine.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="files of cases; none: the worked ones, and random")
    parser.add_argument("--meetings", type=int, default=RANDOM, help="how many random meetings, if no file is named")
    parser.add_argument("--seed", type=int, default=7, help="which random meetings")
    asked = parser.parse_args(arguments)
    if asked.files:
        return max(_run_file(name, name) for name in asked.files)
    worked = _run_file(WORKED, "the worked cases")
    meetings = random_meetings(asked.meetings, asked.seed)
    return max(worked, 0 if _run(f"random meetings, seed {asked.seed}", map(expecting, meetings)) else 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
