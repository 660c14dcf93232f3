"""The lines that come to the people of a plan in a month: without it, with it, by each group, and to its target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ucj.facts.ledger import Ledger
from ucj.facts.rules import month_text
from ucj.model.measures import coverage_of
from ucj.model.projection import PlanMonth, Projection
from ucj.model.scenario import Cohort, Lever
from ucj.model.scenario_builder import assumption_range
from ucj.model.targets import published_targets
from ucj.present.explain.cites import cite, cite_source, cites, not_published, said
from ucj.present.explain.sums import Line, Sign
from ucj.present.parts import Cite
from ucj.present.words import numbers
from ucj.present.words.catalogue import _


@dataclass(frozen=True)
class PlanPeople:
    """A plan in a month, a count of months, as lines of sums."""

    ledger: Ledger
    result: Projection
    month: int
    today: dt.date

    @property
    def at(self) -> PlanMonth:
        """What the plan has done by the month."""
        return self.result.at(self.month)

    @property
    def _i(self) -> int:
        return self.month - int(self.result.months[0])

    @property
    def when(self) -> str:
        """The month in words."""
        return numbers.date(month_text(self.month))

    def levers(self) -> list[tuple[int, Lever]]:
        """Return the levers that enrol somebody, with their places."""
        return [(i, lever) for i, lever in enumerate(self.result.scenario.levers) if lever.people]

    def without_plan(self) -> list[Line]:
        """Return the lines that come to the active people without a plan, that sum included."""
        scenario, first = self.result.scenario, self.result.scenario.first_month
        baseline = scenario.baseline
        dated = _("Peserta aktif, {date}").format(date=numbers.date(baseline.as_of)) if baseline.as_of else ""
        lines = [Line("", dated or _("Peserta aktif"), baseline.active, cites=self._start("active"))]
        inside = sum(cohort.covered(first) for cohort in scenario.cohorts)
        organic = float(self.result.outside[self._i]) - (baseline.active - inside)
        lines += _unless_none("+", _("Perubahan peserta lain"), organic)
        after = baseline.active + organic
        for cohort in scenario.cohorts:
            gone = cohort.covered(first) - cohort.covered(self.month)
            until = numbers.date(month_text(cohort.paid_until)) if cohort.paid_until is not None else ""
            label = _("{group}: {people} orang dibiayai sampai {month}, kecuali {share} yang melanjutkan sendiri")
            label = label.format(
                group=_(cohort.group.label),
                people=numbers.whole(cohort.inside),
                month=until,
                share=numbers.plain_percent(cohort.retention),
            )
            lines += _unless_none("−", label, gone, self._cohort(cohort))
            after -= gone
        lines += _unless_none("−", _("Melebihi potensi pekerja"), after - self.at.without_plan)
        return [*lines, Line("=", _("Tanpa rencana, {month}").format(month=self.when))]

    def gains(self) -> list[Line]:
        """Return the lines that lead from no plan to the plan: each group, and what their lists have in common."""
        scenario, i = self.result.scenario, self._i
        lines, so_far = list[Line](), 0.0
        for place, lever in enumerate(scenario.levers):
            new = float(self.result.new_by_lever[place, i])
            alone = lever.cohort.covered(self.month) if lever.cohort else 0.0
            kept = float(self.result.cohort_by_lever[place, i]) - alone
            name = _(lever.group.label)
            lines += _unless_none("+", _("{group}: diperpanjang").format(group=name), kept)
            if lever.people:
                lines.append(Line("+", _("{group}: tambahan").format(group=name), new))
            so_far += new + kept
        label = _("Tumpang tindih daftar dan batas jumlah orang")
        return [*lines, *_unless_none("−", label, so_far - self.at.added)]

    def of_lever(self, place: int, lever: Lever) -> list[Line]:
        """Return the lines that come to the new active people of a group in the month."""
        supposed = lever.assumptions
        listed = _("{group}: orang dalam daftar").format(group=_(lever.group.label))
        lines = [Line("", listed, lever.people, cites=self._people(lever))]
        lines += _unless_none("−", _("masih dilindungi, diperpanjang"), lever.kept)
        nth = self.month - lever.start + 1
        enrolled = min(max(min(nth, lever.months) / lever.ramp, 0.0), 1.0)
        ended = nth > lever.months + supposed.grace
        outside = lever.people - lever.kept - lever.again > 1e-6
        if outside or ended:
            # When the window has ended those who stay are back among their cohort.
            lines += _unless_none("−", _("kembali dilindungi"), lever.again)
        if outside:
            lines += self._enrolled(lever)
            lines += _unless_none("+", _("kembali dilindungi"), 0.0 if ended else lever.again)
        if enrolled < 1:
            lines.append(Line("×", _("sudah terdaftar pada {month}").format(month=self.when), enrolled, "percent"))
        if ended:
            label = _("melanjutkan sebagai peserta mandiri")
            lines.append(Line("×", label, supposed.retention, "percent", self._supposed(lever, "retention")))
        return lines

    def _enrolled(self, lever: Lever) -> Iterator[Line]:
        """Yield the lines from names on a list to people who were not active before."""
        supposed = lever.assumptions
        for key, share, label in (
            ("valid", supposed.valid, _("lolos verifikasi NIK dan usia")),
            ("take_up", supposed.take_up, _("mendaftar")),
            ("already_active", 1 - supposed.already_active, _("belum menjadi peserta")),
        ):
            yield Line("×", label, share, "percent", self._supposed(lever, key))

    def needed(self) -> list[Line]:
        """Return the lines that come to the participants that the target means; nothing without one."""
        scenario = self.result.scenario
        if scenario.target is None:
            return []
        code = scenario.baseline.region.code
        targets = published_targets(self.ledger, code)
        year = targets.year_of(scenario.target)
        if scenario.target_people is not None and year is not None:
            people = cites(self.today, targets.people[year])
            return [
                Line(
                    "",
                    _("Peserta yang ditargetkan untuk {year}").format(year=year),
                    scenario.target_people,
                    cites=people,
                )
            ]
        share = (said(_("ditentukan perencana")),) if year is None else cites(self.today, targets.shares[year])
        return [
            Line("", _("Target"), scenario.target, "percent", share),
            self.potential("×"),
            Line("=", _("Peserta yang ditargetkan")),
        ]

    def potential(self, sign: Sign = "÷") -> Line:
        """Return the line of the potential workers in the month."""
        baseline, people = self.result.scenario.baseline, self.at.potential
        found = self._start("potential")
        if abs(people - baseline.potential) > 1e-6:
            why = (
                _("tumbuh {share} setahun, diisi perencana").format(share=numbers.plain_percent(baseline.growth))
                if baseline.growth
                else _("mengikuti potensi dalam target yang terbit")
            )
            found = (*found, said(why))
        label = _("Potensi pekerja, {month}").format(month=self.when)
        return Line(sign, label, people, cites=found)

    def _start(self, name: str) -> tuple[Cite, ...]:
        baseline = self.result.scenario.baseline
        where = coverage_of(self.ledger, baseline.region.code)
        figure = where.active if name == "active" else where.potential
        if figure is None or figure.value != getattr(baseline, name):
            return (said(_("diisi manual")), not_published())
        return cites(self.today, figure)

    def _cohort(self, cohort: Cohort) -> tuple[Cite, ...]:
        funded = self.ledger.cohorts.get((self.result.scenario.baseline.region.code, cohort.group.id))
        return (cite_source(funded.source),) if funded else (not_published(),)

    def _people(self, lever: Lever) -> tuple[Cite, ...]:
        region = self.result.scenario.baseline.region.code
        found = [
            Cite(f"{_(tick.label)} · {one.line}", one.short, one.url)
            for tick in self.ledger.ticks
            if (tick.region.code, tick.group.id, tick.people) == (region, lever.group.id, lever.people)
            for one in (cite_source(tick.source),)
        ]
        bound = self.ledger.leading(region, lever.group.ceiling_indicator)
        if not found and bound and bound.value == lever.people:
            found = [cite(bound, self.today)]
        return tuple(found) or (said(_("ditentukan perencana, angka ini belum terbit")),)

    def _supposed(self, lever: Lever, key: str) -> tuple[Cite, ...]:
        baseline = self.result.scenario.baseline
        known = assumption_range(self.ledger, baseline.region.code, key, lever.payer, baseline.coverage)
        if getattr(lever.assumptions, key) != known.central:
            return (said(_("asumsi, diisi perencana")),)
        sources = tuple(cite_source(source) for source in known.row.sources)
        return (said(_("asumsi")), *(sources or (not_published(),)))


def _unless_none(sign: Sign, label: str, people: float, found: tuple[Cite, ...] = ()) -> Iterator[Line]:
    """Yield a line unless it is of nobody."""
    if abs(people) > 1e-6:
        yield Line(sign, label, people, cites=found)
