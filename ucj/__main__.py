"""The same answers on the command line: python -m ucj coverage|project --help."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from typing import Any

from ucj.facts.ledger import Ledger, load_ledger
from ucj.facts.rules import month_number
from ucj.facts.tables import DataError
from ucj.model.measures import standing
from ucj.model.planning import default_start, plan_lever, published_baseline
from ucj.model.projection import project
from ucj.model.scenario import Baseline, Lever, Scenario, ScenarioError
from ucj.present import exports, numbers, sentences

WHOLE_KEYS = ("months", "ramp", "grace")
SHARE_KEYS = ("valid", "take_up", "already_active", "retention", "in_baseline")
TEXT_KEYS = ("payer", "route")


def main(arguments: list[str] | None = None) -> int:
    """Answer one command; return 2 with a sentence on standard error where it cannot be answered."""
    options = _parser().parse_args(arguments)
    try:
        print(options.answer(load_ledger(), options))
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    except ScenarioError as error:
        print(sentences.problem(error, load_ledger().groups), file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ucj", description=__doc__)
    commands = parser.add_subparsers(required=True)

    coverage = commands.add_parser("coverage", help="published coverage of a province and its kabupaten/kota")
    coverage.add_argument("--province", required=True, metavar="CODE", help="BPS code: 52 for NTB, 18 for Lampung")
    coverage.set_defaults(answer=_coverage)

    projection = commands.add_parser("project", help="what a plan changes, month by month")
    projection.add_argument("--region", required=True, metavar="CODE", help="BPS code, 5203 for Lombok Timur")
    projection.add_argument(
        "--lever",
        action="append",
        default=[],
        metavar="GROUP=PEOPLE[,KEY=VALUE…]",
        help=f"keys: start (YYYY-MM), {', '.join(WHOLE_KEYS + TEXT_KEYS)}, {', '.join(SHARE_KEYS)} (0–1)",
    )
    projection.add_argument("--start", metavar="YYYY-MM", help="first month; by default next January")
    projection.add_argument("--horizon", type=int, default=24, metavar="MONTHS")
    projection.add_argument(
        "--target", type=float, metavar="SHARE", help="0.54 for 54 %%; by default the published one"
    )
    projection.add_argument("--active", type=float, help="active participants, where none were published")
    projection.add_argument("--potential", type=float, help="potential workers, where none were published")
    projection.add_argument(
        "--growth", type=float, default=0.0, help="yearly growth of potential workers, 0.02 for 2 %%"
    )
    projection.add_argument("--attrition", type=float, default=0.0, help="share of the active who leave each month")
    projection.set_defaults(answer=_project)

    for command in (coverage, projection):
        command.add_argument("--format", choices=("table", "json"), default="table")
    return parser


def _coverage(ledger: Ledger, options: argparse.Namespace) -> str:
    if options.province not in {region.code for region in ledger.provinces()}:
        raise ScenarioError("unknown_region", region=options.province)
    rows = exports.coverage_rows(ledger, options.province)
    if options.format == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2)
    return "\n".join(
        "\t".join(
            (
                row["region"],
                row["name"],
                numbers.MISSING if row["coverage"] is None else numbers.percent(row["coverage"]),
                row["as_of"] or numbers.MISSING,
            )
        )
        for row in rows
    )


def _project(ledger: Ledger, options: argparse.Namespace) -> str:
    if options.region not in ledger.regions:
        raise ScenarioError("unknown_region", region=options.region)
    start = _month(options.start, "--start") if options.start else default_start(dt.date.today())
    baseline = _baseline(ledger, options)
    target = standing(ledger, options.region).target
    scenario = Scenario(
        baseline=baseline,
        levers=tuple(read_lever(ledger, baseline, start, text) for text in options.lever),
        start=start,
        horizon=options.horizon,
        target=options.target if options.target is not None else target.share.value if target else None,
    )
    document = exports.projection_document(ledger, project(scenario, ledger.premiums))
    if options.format == "json":
        return json.dumps(document, ensure_ascii=False, indent=2)
    lines = [
        f"{row['month']}\t{numbers.whole(row['active'])}\t{numbers.percent(row['coverage'])}"
        f"\t{numbers.rupiah(sum(row['cost'].values()))}"
        for row in document["months"]
    ]
    return "\n".join([*lines, *document["notes"]])


def _baseline(ledger: Ledger, options: argparse.Namespace) -> Baseline:
    published = published_baseline(ledger, options.region)
    typed = options.active is not None or options.potential is not None
    if published is None and (options.active is None or options.potential is None):
        raise ScenarioError("no_baseline", region=sentences.region_name(ledger.regions[options.region]))
    active = options.active if options.active is not None or published is None else published.active
    potential = options.potential if options.potential is not None or published is None else published.potential
    return Baseline(
        options.region,
        active,
        potential,
        as_of="" if typed or published is None else published.as_of,
        typed=typed,
        growth=options.growth,
        attrition=options.attrition,
    )


def read_lever(ledger: Ledger, baseline: Baseline, scenario_start: int, text: str) -> Lever:
    """Read a lever as it is typed: `msme=73000,start=2027-01,months=12`.

    Raises
    ------
    ScenarioError
        Naming what could not be read.
    """
    decisions: dict[str, Any] = {}
    assumptions: dict[str, float] = {}
    first, *rest = text.split(",")
    group, people = _pair(first, text)
    for part in rest:
        key, value = _pair(part, text)
        if key == "start":
            decisions[key] = _month(value, text)
        elif key == "grace":
            assumptions[key] = _whole(value, text)
        elif key in WHOLE_KEYS:
            decisions[key] = _whole(value, text)
        elif key in TEXT_KEYS:
            decisions[key] = value
        elif key in SHARE_KEYS:
            assumptions[key] = _number(value, text)
        else:
            raise ScenarioError("bad_pair", text=part, lever=text)
    return plan_lever(ledger, baseline, group, _number(people, text), scenario_start, decisions, assumptions)


def _pair(part: str, lever: str) -> tuple[str, str]:
    key, sign, value = part.partition("=")
    if not sign or not key.strip() or not value.strip():
        raise ScenarioError("bad_pair", text=part, lever=lever)
    return key.strip(), value.strip()


def _number(text: str, lever: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ScenarioError("bad_number", text=text, lever=lever) from None


def _whole(text: str, lever: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ScenarioError("bad_number", text=text, lever=lever) from None


def _month(text: str, lever: str) -> int:
    try:
        return month_number(text)
    except ValueError:
        raise ScenarioError("bad_month", text=text, lever=lever) from None


if __name__ == "__main__":
    sys.exit(main())
