"""One function a command: options in, text out."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ucj.cli.reading import read_ceilings, read_groups, read_lever, read_month
from ucj.facts.clock import today
from ucj.facts.intake.cells import read_date
from ucj.facts.intake.uploads import read_upload
from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.facts.scenarios import SavedScenario, ScenarioFileError, read_scenarios
from ucj.model.links import write_link
from ucj.model.projection import Projection, project
from ucj.model.questions import SURE, Wish, find_plan, share_reaching, surer
from ucj.model.scenario import Baseline, Scenario, ScenarioError
from ucj.model.scenario_builder import baseline_for, build_scenario, default_start, published_target, target_people
from ucj.model.short_links import read_address
from ucj.model.solver import Answer
from ucj.present import answer_documents, documents, staleness, uploads
from ucj.present.chapters import Story
from ucj.present.explain.lines import lines
from ucj.present.explain.plan import lazily
from ucj.present.explain.published import region_explanations
from ucj.present.story.plan import plan_story
from ucj.present.story.region import region_story
from ucj.present.words import numbers, remarks
from ucj.present.words.catalogue import _

FILES = ("pdf", "pptx", "xlsx", "toml")


def coverage(ledger: Ledger, options: argparse.Namespace) -> str:
    """Return the published coverage of a province and its kabupaten/kota."""
    if options.province not in {region.code for region in ledger.provinces()}:
        raise ScenarioError("unknown_region", region=options.province)
    rows = documents.coverage_rows(ledger, options.province, today())
    if options.format == "json":
        return _json(rows)
    shown = [
        (
            row["region"],
            row["name"],
            numbers.MISSING if row["coverage"] is None else numbers.percent(row["coverage"]),
            row["as_of"] or numbers.MISSING,
        )
        for row in rows
    ]
    return "\n".join("\t".join(row) for row in shown)


def projection(ledger: Ledger, options: argparse.Namespace) -> str:
    """Return what a plan changes, month by month."""
    if options.scenario:
        scenario = build_scenario(ledger, named_scenario(options), today())
    else:
        scenario = _typed_scenario(ledger, options)
    result = project(scenario, ledger.premiums)
    document = documents.projection_document(ledger, result)
    if options.since:
        document["months"] = document["months"][_place(result, read_month(options.since, "--from")) :]
    return _json(document) if options.format == "json" else _months(document)


def _place(result: Projection, month: int) -> int:
    first, last = int(result.months[0]), int(result.months[-1])
    if not first <= month <= last:
        raise ScenarioError("month_outside", text=month_text(month), start=first)
    return month - first


def odds(ledger: Ledger, options: argparse.Namespace) -> str:
    """Return how sure the plan of a scenario file is, and which assumption moves it most."""
    scenario = build_scenario(ledger, named_scenario(options), today())
    document = documents.odds_document(ledger, project(scenario, ledger.premiums))
    if options.format == "json":
        return _json(document)
    judged = [f"{document['month']}\t{_share(document['share'])}"]
    months = [
        f"{row['month']}\t{numbers.percent(row['p10'])}\t{numbers.percent(row['p50'])}\t{numbers.percent(row['p90'])}"
        f"\t{_share(row['share'])}"
        for row in document["months"]
    ]
    swings = [
        f"{row['assumption']}\t{numbers.percent(row['low'])}\t{numbers.percent(row['high'])}"
        for row in document["tornado"]
    ]
    return "\n\n".join("\n".join(rows) for rows in (judged, months, swings) if rows)


def _share(share: float | None) -> str:
    return numbers.MISSING if share is None else numbers.percent(share, 0)


def named_scenario(options: argparse.Namespace) -> SavedScenario:
    """Return the scenario of a file, the one that was named where it holds several."""
    scenarios = read_scenarios(Path(options.scenario))
    for scenario in scenarios:
        if len(scenarios) == 1 or scenario.title == options.name:
            return scenario
    raise ScenarioError("which_scenario", file=options.scenario, known=tuple(item.title for item in scenarios))


def open_link(ledger: Ledger, options: argparse.Namespace) -> str:
    """Return the scenario of an address, what it does, and what had to be corrected."""
    link = read_address(ledger, options.address, today())
    document = documents.link_document(ledger, link)
    if options.format == "json":
        return _json(document)
    lines = [f"{item['said']}" for item in document["corrections"]]
    return "\n".join([*lines, _months(document["projection"])] if document["projection"] else lines)


def _months(document: Mapping[str, Any]) -> str:
    lines = [
        f"{row['month']}\t{numbers.whole(row['active'])}\t{numbers.whole(row['added'])}"
        f"\t{numbers.percent(row['coverage'])}\t{numbers.rupiah(sum(row['cost'].values()))}"
        for row in document["months"]
    ]
    return "\n".join([*lines, *document["notes"]])


def explanation(ledger: Ledger, options: argparse.Namespace) -> str:
    """Return how a figure of a region, or of the plan of an address, comes about; all of them where none is named."""
    if options.address:
        scenario = read_address(ledger, options.address, today()).scenario
        if scenario is None:
            raise ScenarioError("no_plan_in_address")
        makers = lazily(ledger, project(scenario, ledger.premiums), today())
    else:
        if not options.region:
            raise ScenarioError("no_region")
        if options.region not in ledger.regions:
            raise ScenarioError("unknown_region", region=options.region)
        makers = region_explanations(ledger, options.region, today())
    wanted = [options.figure] if options.figure else list(makers)
    if missing := [name for name in wanted if name not in makers]:
        raise ScenarioError("unknown_figure", text=missing[0], known=tuple(makers))
    found = {name: makers[name]() for name in wanted}
    if options.format == "json":
        return _json({name: asdict(one) for name, one in found.items()})
    return "\n\n".join("\n".join(lines(one)) for one in found.values())


def solve(ledger: Ledger, options: argparse.Namespace) -> str:
    """Return the cheapest plan that reaches a target, or with --maximise the plan that covers most."""
    baseline = baseline_for(ledger, options.region, options.active, options.potential)
    start = read_month(options.start, "--start") if options.start else default_start(today())
    target = options.target if options.target is not None else published_target(ledger, options.region, today())
    if target is None and not options.maximise:
        raise ScenarioError("no_target")
    wish = Wish(
        start,
        read_month(options.by, "--by") if options.by else start + 11,
        target,
        read_ceilings(ledger, options.ceiling),
        groups=read_groups(ledger, options.group),
        months=options.months,
        renew=options.renew,
        maximise=options.maximise,
        payers=options.payers,
    )
    answer = find_plan(ledger, baseline, wish)
    document = answer_documents.answer_document(ledger, answer, today())
    if options.sure:
        document["surer"] = answer_documents.surer_document(ledger, answer, _surer(ledger, baseline, wish, answer))
    if options.format == "json":
        return _json(document)
    lines = [*_plan_lines(document["plan"]), document["sentence"]]
    if surer := document.get("surer"):
        said = f"{_share(surer['odds'])}\t{numbers.rupiah(surer['cost_total'])}\t+{numbers.rupiah(surer['difference'])}"
        lines += ["", *_plan_lines(surer["plan"]), said]
    return "\n".join(lines)


def _surer(ledger: Ledger, baseline: Baseline, wish: Wish, answer: Answer) -> Answer | None:
    """Return the plan for most of the draws: the answer itself where it holds in so many."""
    if wish.target is None or wish.maximise or not answer.reached:
        return None
    return answer if share_reaching(ledger, answer) >= SURE else surer(ledger, baseline, wish)


def _plan_lines(plan: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        f"{row['group']}\t{row['source']}\t{numbers.whole(row['people'])}\t{numbers.rupiah(row['rupiah'])}"
        for row in plan
    ]


def brief(ledger: Ledger, options: argparse.Namespace) -> str:
    """Write the brief of a scenario file or of a region and return which files were written.

    Raises
    ------
    ScenarioError
        Where it is not said of what or to where, or a file cannot be written.
    """
    wanted = {kind: Path(getattr(options, kind)) for kind in FILES if getattr(options, kind)}
    if not wanted:
        raise ScenarioError("no_brief_file")
    made = _brief(ledger, options, today())
    # The renderers take a second to load, which the other commands need not wait for.
    from ucj.present.print import files

    if "toml" in wanted and "toml" not in files.kinds(made):
        raise ScenarioError("no_plan")
    for kind, path in wanted.items():
        try:
            path.write_bytes(files.MAKERS[kind](made))
        except OSError:
            raise ScenarioError("not_written", file=str(path)) from None
    if options.format == "json":
        return _json({kind: str(path) for kind, path in wanted.items()})
    return "\n".join(f"{kind}\t{path}" for kind, path in wanted.items())


def _brief(ledger: Ledger, options: argparse.Namespace, today: dt.date) -> Story:
    if options.scenario:
        saved = named_scenario(options)
        result = project(build_scenario(ledger, saved, today), ledger.premiums)
        # Where the app is served is not known here: this is the address below it.
        link = f"/skenario?{write_link(ledger, result.scenario, options.lang)}"
        return plan_story(ledger, result, today, saved=saved, link=link)
    if not options.region:
        raise ScenarioError("no_region")
    if options.region not in ledger.regions:
        raise ScenarioError("unknown_region", region=options.region)
    return region_story(ledger, options.region, today, link=f"/?region={options.region}&lang={options.lang}")


def presets(ledger: Ledger, options: argparse.Namespace) -> str:
    """Return the presets with who said them, when, and what is not modelled."""
    rows = [
        {
            "id": name,
            "title": preset.title,
            "said_by": preset.said_by,
            "said_on": preset.said_on,
            "source": preset.source,
            "said": preset.said,
            "not_modelled": list(preset.not_modelled),
            "region": preset.region,
            "start": month_text(preset.start),
            "history": preset.history,
            "simulation": preset.simulation,
        }
        for name, preset in ledger.presets.items()
    ]
    if options.format == "json":
        return _json(rows)
    lines = [f"{row['id']}\t{row['title']}\t{row['said_by']}, {row['said_on']}" for row in rows]
    history = _("riwayat")
    return "\n".join(f"{line}\t{history}" if row["history"] else line for line, row in zip(lines, rows, strict=True))


def stale(ledger: Ledger, options: argparse.Namespace) -> str:
    """Return the leading figures by age, oldest first, with what would replace them and who publishes it."""
    if options.region and options.region not in ledger.regions:
        raise ScenarioError("unknown_region", region=options.region)
    found = staleness.by_age(ledger, today(), options.region)
    rows = staleness.rows(found)
    if options.format == "json":
        return _json(rows)
    unknown = _("tidak diketahui")
    lines = [
        f"{row['age_months']}\t{row['region']}\t{row['name']}\t{row['label']}\t{row['as_of']}"
        f"\t{row['replacement'] or unknown}{' !' if row['overdue'] else ''}\t{row['publisher']}"
        for row in rows
    ]
    return "\n".join([*lines, "", staleness.sentence(found)])


def check(ledger: Ledger, options: argparse.Namespace) -> str:
    """Return what the upload page would take from a file, or everything that is wrong in it.

    Raises
    ------
    ScenarioError
        Where there is no such file.
    """
    try:
        content = Path(options.file).read_bytes()
    except OSError:
        raise ScenarioError("no_file", file=options.file) from None
    answers = {
        "as_of": read_date(options.as_of or "") or options.as_of or "",
        "source": options.source or "",
        **dict(options.answer_to),
    }
    document = uploads.upload_document(ledger, read_upload(content, today(), ledger=ledger, answers=answers))
    if options.format == "json":
        return _json(document)
    taken = [f"{row['region']}\t{row['name']}\t{row['active']}\t{row['potential']}" for row in document["rows"]]
    wrong = [f"{item['row']}\t{item['column']}\t{item['read']}\t{item['expected']}" for item in document["problems"]]
    asked = [line for question in document["questions"] if not question["answer"] for line in _question(question)]
    return "\n".join([*taken, *wrong, *asked, *document["notes"]])


def _question(question: Mapping[str, Any]) -> Sequence[str]:
    """Return a question with what can be passed to answer it."""
    options = {"as_of": "--as-of", "source": "--source"}
    lines = [question["asks"], *question["details"]]
    if question["wrong"]:
        lines.append(question["wrong"])
    if not question["choices"]:
        return [*lines, f'\t{options[question["id"]]} "…"']
    return [*lines, *(f"\t--answer {question['id']}={key}\t{said}" for key, said in question["choices"].items())]


def _typed_scenario(ledger: Ledger, options: argparse.Namespace) -> Scenario:
    if not options.region:
        raise ScenarioError("no_region")
    start = read_month(options.start, "--start") if options.start else default_start(today())
    baseline = baseline_for(ledger, options.region, options.active, options.potential, options.growth, options.organic)
    target = options.target if options.target is not None else published_target(ledger, options.region, today())
    return Scenario(
        baseline=baseline,
        levers=tuple(read_lever(ledger, baseline, start, text) for text in options.lever),
        start=start,
        horizon=options.horizon,
        target=target,
        target_people=target_people(ledger, baseline, target),
        ceilings=read_ceilings(ledger, options.ceiling),
    )


def explain(ledger: Ledger, error: ScenarioError | ScenarioFileError) -> str:
    """Return a fault as a sentence, those of a file as a line each."""
    found = error.faults if isinstance(error, ScenarioFileError) else [error.remark]
    return "\n".join(remarks.some_lines(ledger, found, str, console=True))


def _json(document: Any) -> str:
    return json.dumps(document, indent=2)
