"""Everything in data/ that the app computes with, loaded once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ucj.facts.cases import Case
from ucj.facts.data_files import Tables, read_rows
from ucj.facts.disagreements import Disagreement
from ucj.facts.eligibility import Eligibility, load_eligibility
from ucj.facts.groups import Assumption, FundedCohort, Group, Tick, latest_cohorts, load_groups
from ucj.facts.legal_basis import LegalBasis, load_legal_basis
from ucj.facts.observations import Indicator, Observation, Source, load_observations
from ucj.facts.regions import Region, load_regions
from ucj.facts.rules import BenefitRules, PremiumRules, load_benefit_rules, load_premium_rules
from ucj.facts.scenarios import SavedScenario, load_presets
from ucj.facts.villages import District, DistrictFigure, Village
from ucj.facts.vintage import data_vintage


@dataclass(frozen=True)
class Ledger:
    """The facts, indexed for reading. Loading checks them; nothing changes them afterwards.

    `vintage` marks the published tables: a link or a file says with which it was made.
    """

    regions: Mapping[str, Region]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    observations: Sequence[Observation]
    disagreements: Sequence[Disagreement]
    cases: Sequence[Case]
    groups: Mapping[str, Group]
    ticks: Sequence[Tick]
    # Every cohort a budget paid, and by region and group the one that was paid last.
    funded: Sequence[FundedCohort]
    cohorts: Mapping[tuple[str, str], FundedCohort]
    assumptions: Sequence[Assumption]
    # By the ids of payer and group; `self` is always allowed and has no rows.
    eligibility: Mapping[tuple[str, str], Eligibility]
    premiums: PremiumRules
    benefits: BenefitRules
    legal_basis: Sequence[LegalBasis]
    presets: Mapping[str, SavedScenario]
    vintage: str
    districts: Mapping[str, District]
    villages: Mapping[str, Village]
    district_figures: Sequence[DistrictFigure]
    _index: Mapping[tuple[str, str], Sequence[Observation]] = field(init=False, repr=False)
    _members: Mapping[str, Sequence[Region]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the observations by region and indicator, and the kabupaten/kota by province."""
        object.__setattr__(self, "_index", _by_indicator(self.observations))
        members: dict[str, list[Region]] = defaultdict(list)
        for region in self.regions.values():
            if region.level in {"regency", "city"}:
                members[region.parent].append(region)
        object.__setattr__(self, "_members", dict(members))

    def figures(self, region: str, indicator: str) -> Sequence[Observation]:
        """Return every published figure of an indicator in a region, in the order of the ledger."""
        return self._index.get((region, indicator), ())

    def leading(self, region: str, indicator: str) -> Observation | None:
        """Return the figure the app leads with, or None where none was published or none is trusted."""
        return next((figure for figure in self.figures(region, indicator) if figure.lead), None)

    def series(self, region: str, indicator: str) -> Sequence[Observation]:
        """Return the figures that are not disputed, planned or projected, oldest first."""
        ahead = {"disputed", "planned", "projected"}
        figures = [figure for figure in self.figures(region, indicator) if figure.status not in ahead]
        return sorted(figures, key=lambda figure: figure.as_of)

    def groups_of(self, region: str) -> Sequence[Group]:
        """Return the worker groups that are offered in a region, in the order of the table."""
        return [group for group in self.groups.values() if group.offered_in(region)]

    def provinces(self) -> Sequence[Region]:
        """Return the provinces in the order of the ledger."""
        return [region for region in self.regions.values() if region.is_province]

    def members(self, province: str) -> Sequence[Region]:
        """Return the kabupaten/kota of a province by code."""
        return self._members.get(province, ())

    def village_regions(self) -> Sequence[str]:
        """Return the codes of the kabupaten/kota whose villages are known, in the order of the table."""
        return list(dict.fromkeys(village.district.region.code for village in self.villages.values()))

    def districts_of(self, region: str) -> Mapping[str, District]:
        """Return the kecamatan of a kabupaten by code."""
        return {code: district for code, district in self.districts.items() if district.region.code == region}

    def villages_of(self, region: str) -> Mapping[str, Village]:
        """Return the desa and kelurahan of a kabupaten by code."""
        return {code: village for code, village in self.villages.items() if village.district.region.code == region}

    def district_figures_of(self, region: str) -> Sequence[DistrictFigure]:
        """Return the figures published for kecamatan of a kabupaten."""
        return [figure for figure in self.district_figures if figure.district.region.code == region]

    def province_of(self, region: str) -> str:
        """Return the code of the province a region lies in, its own for a province."""
        known = self.regions[region]
        return region if known.is_province else known.parent


def _by_indicator(observations: Sequence[Observation]) -> Mapping[tuple[str, str], Sequence[Observation]]:
    """Return the figures by region and indicator."""
    index: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for observation in observations:
        index[observation.region.code, observation.indicator.id].append(observation)
    return dict(index)


@cache
def load_ledger() -> Ledger:
    """Return the facts of data/, read and checked on the first call.

    Raises
    ------
    DataError
        Naming file, line and column of what is wrong.
    """
    regions = load_regions()
    indicators = {row.id: row for row in read_rows("indicators.csv", Indicator, unique=["id"])}
    sources = {row.id: row for row in read_rows("sources.csv", Source, unique=["id"])}
    groups = load_groups()
    tables: Tables = {"regions": regions, "indicators": indicators, "sources": sources, "groups": groups}
    observations = load_observations(tables)
    premiums = load_premium_rules()
    codes = ["code", "kemendagri_code"]
    districts = {row.code: row for row in read_rows("districts.csv", District, tables, unique=codes)}
    funded = read_rows("cohorts.csv", FundedCohort, tables)
    tables = {**tables, "figures": _by_indicator(observations), "districts": districts}
    return Ledger(
        regions=regions,
        indicators=indicators,
        sources=sources,
        observations=observations,
        disagreements=read_rows("disagreements.csv", Disagreement, tables),
        cases=read_rows("cases.csv", Case, tables, unique=["id"]),
        groups=groups,
        ticks=read_rows("ticks.csv", Tick, tables),
        funded=funded,
        cohorts=latest_cohorts(funded),
        assumptions=read_rows("assumptions.csv", Assumption, tables),
        eligibility=load_eligibility(tables, premiums.payers),
        premiums=premiums,
        benefits=load_benefit_rules(),
        legal_basis=load_legal_basis(tables),
        presets=load_presets(),
        vintage=data_vintage(sources.values()),
        districts=districts,
        villages={row.code: row for row in read_rows("villages.csv", Village, tables, unique=codes)},
        district_figures=read_rows("district_figures.csv", DistrictFigure, tables),
    )
