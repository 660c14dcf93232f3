// The arithmetic of a plan in the browser: ucj/model/kernel.py, money.py and projection.py once more, month by month.
// A plan comes from ucj/model/live.py with everything dated as arrays by month: no rule and no figure stands here.
// A change there is a change here; tests/browser/test_live_kernel.py computes both.

// A plan as it is sent, with values by month in place of how long each holds.
function unfolded(sent) {
  const byMonth = (runs) => runs.flatMap(([value, months]) => Array(months).fill(value));
  const needed = sent.needed && byMonth(sent.needed);
  return { ...sent, workers: byMonth(sent.workers), needed, rates: sent.rates.map(byMonth) };
}

// What a lever, or a funded cohort without one, is whatever the month.
function followed(row) {
  const inside = row.funded * row.in_baseline;
  const last = row.paid_until === null ? Infinity : row.paid_until + row.grace;
  const alone = (month) => (month <= last ? inside : row.retention * inside);
  if (row.people === undefined) return { ...row, last, alone };
  const before = alone(row.start);
  const kept = Math.min(row.people, before);
  const again = Math.min(row.people, inside) - kept;
  const enrolled = (row.people - kept - again) * row.valid * row.take_up;
  const added = again + enrolled * (1 - row.already_active);
  const unlisted = (before - kept) * (row.start <= last ? row.retention : 1);
  return { ...row, last, alone, kept, again, enrolled, added, unlisted };
}

// When a lever pays, protects and has ended, and the share of its list that is enrolled.
function windowOf(lever, month) {
  const nth = month - lever.start + 1;
  return {
    paying: nth >= 1 && nth <= lever.months,
    protects: nth >= 1 && nth <= lever.months + lever.grace,
    ended: nth > lever.months,
    enrolment: Math.min(Math.max(Math.min(nth, lever.months) / lever.ramp, 0), 1),
  };
}

// Added people of all families together: if all overlap, if they are independent, if none overlap.
function union(families, uncovered) {
  const room = uncovered > 0 ? uncovered : Infinity;
  const low = Math.min(uncovered, Math.max(0, ...families));
  const high = Math.min(uncovered, families.reduce((sum, people) => sum + people, 0));
  const left = families.reduce((share, people) => share * (1 - Math.min(people / room, 1)), 1);
  return [low, Math.min(Math.max(uncovered * (1 - left), low), high), high];
}

// The last month in which all groups that are still counted are also paid for, see `judged_month`.
function judgedMonth(plan) {
  const last = plan.first + plan.workers.length - 1;
  const levers = plan.levers.filter((lever) => lever.people > 0 && lever.start <= last);
  if (!levers.length) return last;
  const begun = Math.max(...levers.map((lever) => lever.start));
  const any = (month, from, months) => levers.some((lever) => month >= from(lever) && month < from(lever) + months(lever));
  const paid = plan.workers
    .map((_workers, i) => plan.first + i)
    .filter((month) => any(month, (lever) => lever.start, (lever) => lever.months));
  const inArrears = (month) => any(month, (lever) => lever.start + lever.months, (lever) => lever.grace);
  const sure = paid.filter((month) => month >= begun && !inArrears(month));
  return Math.max(...(sure.length ? sure : paid));
}

// People by month, rupiah by payer and month and what people pay themselves, unrounded; `judged` counts from the first.
function project(plan) {
  const { first, rates } = plan;
  const levers = plan.levers.map(followed);
  const rows = [...levers, ...plan.cohorts.map(followed)];
  const inCohorts = rows.reduce((sum, row) => sum + row.alone(first), 0);
  const cost = Object.fromEntries(levers.flatMap((lever) => lever.payers.map(([payer]) => [payer, []])));
  const outcome = { without_plan: [], base: [], low: [], active: [], high: [], self_paid: [], cost };
  plan.workers.forEach((workers, i) => {
    const month = first + i;
    const outside = (plan.active - inCohorts) * (1 + plan.organic) ** i;
    const families = plan.families.map(() => 0);
    const spent = Object.fromEntries(Object.keys(cost).map((payer) => [payer, 0]));
    let [alone, cohorts, own] = [0, 0, 0];
    for (const row of rows) {
      const withoutLever = row.alone(month);
      alone += withoutLever;
      if (row.people === undefined) {
        cohorts += withoutLever;
        continue;
      }
      const { paying, protects, ended, enrolment } = windowOf(row, month);
      cohorts += protects && month > row.last ? row.kept + row.unlisted : withoutLever;
      // Of those covered again the ones who stay are back among their cohort.
      const stay = ended ? row.retention * (row.added - row.again) : 0;
      families[row.family] += enrolment * (protects ? row.added : stay);
      const listed = row.kept + row.again + row.enrolled * enrolment;
      const people = paying ? listed : 0;
      const grown = month >= row.start + row.graduating_after ? row.graduating : 0;
      own += people * (1 - grown) * rates[row.worker_rate][i] + (row.self_rate === null ? 0 : people * rates[row.self_rate][i]);
      for (const [payer, share, rate] of row.payers) {
        spent[payer] += share * people * (1 - grown) * rates[rate][i];
        own += share * people * grown * rates[row.own_rate][i];
      }
      own += (ended ? row.retention * listed : 0) * rates[row.own_rate][i];
    }
    const base = Math.min(outside + cohorts, workers);
    const together = families.map((people, f) => Math.min(people, plan.families[f] ?? Infinity));
    const [low, central, high] = union(together, workers - base);
    outcome.without_plan.push(Math.min(outside + alone, workers));
    outcome.base.push(base);
    outcome.low.push(base + low);
    outcome.active.push(base + central);
    outcome.high.push(base + high);
    outcome.self_paid.push(own);
    for (const [payer, rupiah] of Object.entries(spent)) cost[payer].push(rupiah);
  });
  return { ...outcome, judged: judgedMonth(plan) - first };
}
