"""The same answers on the command line: python -m ucj coverage, project, odds, open, explain, brief, page, …."""

from __future__ import annotations

import argparse
import sys

from ucj.cli import commands, pages
from ucj.cli.commands import FILES
from ucj.cli.console import spell_plainly
from ucj.cli.reading import LEVER_KEYS, read_answer
from ucj.facts.data_files import DataError
from ucj.facts.ledger import load_ledger
from ucj.facts.plan_fields import LEVER_FIELDS, MONTH, SCENARIO_FIELDS, SHARE
from ucj.facts.scenarios import ScenarioFileError
from ucj.model.scenario import ScenarioError
from ucj.present.words.catalogue import FIRST, LANGUAGES, speak


def main(arguments: list[str] | None = None) -> int:
    """Answer one command; return 2 with a sentence on standard error where it cannot be answered."""
    spell_plainly()
    options = _parser().parse_args(arguments)
    speak(options.lang)
    try:
        print(options.answer(load_ledger(), options))
    except (ScenarioError, ScenarioFileError) as error:
        print(commands.explain(load_ledger(), error), file=sys.stderr)
        return 2
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ucj", description=__doc__)
    names = parser.add_subparsers(required=True)

    coverage = names.add_parser("coverage", help="published coverage of a province and its regencies and cities")
    coverage.add_argument("--province", required=True, metavar="CODE", help="BPS code: 52 for NTB, 18 for Lampung")
    coverage.set_defaults(answer=commands.coverage)

    hints = {MONTH: " (YYYY-MM)", SHARE: " (0–1)"}
    project = names.add_parser("project", help="what a plan changes, month by month")
    project.add_argument("--scenario", metavar="FILE.toml", help="a scenario file, instead of the options below")
    project.add_argument("--name", metavar="NAME", help="which of several scenarios in the file")
    project.add_argument("--region", metavar="CODE", help="BPS code, 5203 for Lombok Timur")
    project.add_argument(
        "--lever",
        action="append",
        default=[],
        metavar="GROUP=PEOPLE[,KEY=VALUE…]",
        help="keys: " + ", ".join(f"{key}{hints.get(LEVER_FIELDS[key].kind, '')}" for key in LEVER_KEYS),
    )
    project.add_argument("--horizon", type=int, metavar="MONTHS", help="months looked at from --start on")
    project.add_argument(
        "--from", dest="since", metavar="YYYY-MM", help="first month shown; by default that of the published figure"
    )
    project.add_argument("--growth", type=float, help="yearly growth of eligible workers, 0.02 for 2 %%")
    project.add_argument(
        "--organic", type=float, help="net change a month of the active whom no budget pays, -0.01 for -1 %%"
    )
    project.set_defaults(**{key: SCENARIO_FIELDS[key].default for key in ("horizon", "growth", "organic")})
    project.set_defaults(answer=commands.projection)

    solve = names.add_parser("solve", help="the cheapest plan for a target, or the most coverage for a budget")
    solve.add_argument("--region", required=True, metavar="CODE")
    solve.add_argument("--by", metavar="YYYY-MM", help="the month that counts; by default the twelfth")
    solve.add_argument(
        "--months", type=int, help="months paid, up to the month that counts; by default what is usual for each group"
    )
    solve.add_argument("--maximise", action="store_true", help="cover most people within the ceilings")
    solve.add_argument("--renew", action="store_true", help="renew every funded cohort whose end is known")
    solve.add_argument(
        "--group", action="append", default=[], metavar="GROUP[=PEOPLE]", help="only these groups; by default all"
    )
    solve.add_argument(
        "--payers",
        choices=("yes", "conditional", "any"),
        default="yes",
        help="only budgets that may pay for a group, also those that may on a condition, or any",
    )
    solve.add_argument(
        "--sure", action="store_true", help="also the plan that reaches the target in 80 %% of the draws"
    )
    solve.set_defaults(answer=commands.solve)

    odds = names.add_parser("odds", help="how sure a plan is, and which assumption moves it most")
    odds.add_argument("--scenario", required=True, metavar="FILE.toml", help="a scenario file")
    odds.add_argument("--name", metavar="TITLE", help="which scenario of the file, where it holds several")
    odds.set_defaults(answer=commands.odds)

    link = names.add_parser("open", help="the scenario behind a copied address, and what had to be corrected in it")
    link.add_argument("address", metavar="ADDRESS", help="the whole address, or what stands after its question mark")
    link.set_defaults(answer=commands.open_link)

    explain = names.add_parser("explain", help="how a figure comes about: formula, values, sources, dates, interval")
    explain.add_argument("address", nargs="?", metavar="ADDRESS", help="of a plan, whose figures are explained")
    explain.add_argument("--region", metavar="CODE", help="instead of a plan: the figures of a region")
    explain.add_argument("--figure", metavar="NAME", help="coverage, gap, cost, …; by default all that there are")
    explain.set_defaults(answer=commands.explanation)

    brief = names.add_parser("brief", help="a plan, or where a region stands, on paper, as slides and as a workbook")
    brief.add_argument("--scenario", metavar="FILE.toml", help="a scenario file")
    brief.add_argument("--name", metavar="TITLE", help="which scenario of the file, where it holds several")
    brief.add_argument("--region", metavar="CODE", help="instead of a scenario: where a region stands")
    for kind in FILES:
        brief.add_argument(f"--{kind}", metavar=f"FILE.{kind}", help=f"where to write the {kind.upper()}")
    brief.set_defaults(answer=commands.brief)

    page = names.add_parser("page", help="a plan, or where a region stands, as one HTML file that needs no internet")
    page.add_argument("--scenario", metavar="FILE.toml", help="a scenario file")
    page.add_argument("--name", metavar="TITLE", help="which scenario of the file, where it holds several")
    page.add_argument("--address", metavar="ADDRESS", help="instead of a scenario: a copied address of a plan")
    page.add_argument("--region", metavar="CODE", help="instead of a scenario: where a region stands")
    page.add_argument("--html", required=True, metavar="FILE.html", help="where to write it")
    page.set_defaults(answer=pages.page)

    site = names.add_parser("site", help="a page a region, and one that lists them, for whoever hosts or copies them")
    site.add_argument("folder", metavar="FOLDER", help="where to write them")
    site.add_argument("--province", metavar="CODE", help="only a province and its regencies and cities")
    site.set_defaults(answer=pages.site)

    presets = names.add_parser("presets", help="the plans that were announced, ready to project")
    presets.set_defaults(answer=commands.presets)

    stale = names.add_parser("stale", help="the leading figures by age, what would replace each, and who publishes it")
    stale.add_argument("--region", metavar="CODE", help="only a region; with a province also its regencies and cities")
    stale.set_defaults(answer=commands.stale)

    check = names.add_parser("check", help="whether a planner's table of figures can be used, and what is wrong in it")
    check.add_argument("file", metavar="FILE", help="CSV or XLSX with the columns of the template")
    check.add_argument("--as-of", metavar="DATE", help="the day of the figures, where the table does not say it")
    check.add_argument("--source", metavar="TEXT", help="where the figures come from, where the table does not say it")
    check.add_argument(
        "--answer",
        dest="answer_to",
        action="append",
        default=[],
        type=read_answer,
        metavar="QUESTION=CHOICE",
        help="an answer to a question about the table, as it is offered with the question",
    )
    check.set_defaults(answer=commands.check)

    for command in (project, solve):
        command.add_argument("--start", metavar="YYYY-MM", help="first month; by default next January")
        command.add_argument("--target", type=float, metavar="SHARE", help="0.54 for 54 %%; by default the published")
        command.add_argument("--active", type=float, help="active participants, where none were published")
        command.add_argument("--potential", type=float, help="eligible workers, where none were published")
        command.add_argument(
            "--ceiling",
            action="append",
            default=[],
            metavar="PAYER[:YEAR]=RUPIAH[,…]",
            help="what budgets can pay in each budget year, or in one",
        )
    for command in (coverage, project, link, explain, solve, odds, brief, page, site, presets, stale, check):
        command.add_argument("--format", choices=("table", "json"), default="table")
        command.add_argument("--lang", choices=tuple(LANGUAGES), default=FIRST, help="language of sentences and files")
    return parser


if __name__ == "__main__":
    sys.exit(main())
