// What is said of a plan, chosen as ucj/present/words/plan_sentences.py, afterwards.py and strip.py choose, from the
// texts of texts.py; numbers are written as ucj/present/words/numbers.py writes them.
// tests/browser/test_live_words.py holds both to the same words.

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
}

// Digits of a number that is not negative, half to even on the digits it is written with, as Babel rounds.
function digits(value, places) {
  const written = String(value);
  if (written.includes("e")) return value.toFixed(places);
  const [whole, part = ""] = written.split(".");
  let kept = BigInt(whole + part.slice(0, places).padEnd(places, "0"));
  const rest = part.slice(places);
  if (rest[0] > "5" || (rest[0] === "5" && (/[1-9]/.test(rest.slice(1)) || kept % 2n))) kept += 1n;
  const text = String(kept).padStart(places + 1, "0");
  return places ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
}

function writer({ decimal, group, percent: sign, scales }) {
  const inGroups = (text) => {
    const [whole, part] = text.split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, group) + (part ? decimal + part : "");
  };
  const fixed = (value, places) => (value < 0 ? "-" : "") + inGroups(digits(Math.abs(value), places));
  const whole = (value) => fixed(Math.floor(Number(value.toFixed(6)) + 0.5), 0);
  const percent = (share) => fixed(share * 100, 2) + sign;
  // With the decimals it was published with.
  const plain = (share) => {
    const [front, back] = digits(Number((Math.abs(share) * 100).toFixed(6)), 2).split(".");
    const part = back.replace(/0+$/, "");
    return `${share < 0 ? "-" : ""}${inGroups(part ? `${front}.${part}` : front)}${sign}`;
  };
  const money = (value) => {
    const known = scales.find(([scale]) => Math.abs(value) >= scale);
    if (!known) return `${value < 0 ? "-" : ""}Rp${whole(Math.abs(value))}`;
    const [scale, name] = known;
    const written = digits(Math.abs(value) / scale, Math.abs(value) < 10 * scale ? 2 : 1).replace(/\.?0+$/, "");
    return `${value < 0 ? "-" : ""}Rp${inGroups(written)} ${name}`;
  };
  return { fixed, whole, percent, plain, money };
}

// A half to even, as Python rounds.
function rounded(value) {
  const down = Math.floor(value);
  return value - down === 0.5 ? down + (down % 2) : Math.round(value);
}

// Where coverage falls to after a month, and when the cover ends that the last month still counts.
function afterwards(plan, outcome, words, write) {
  const texts = words.after;
  const coverage = outcome.active.map((people, i) => people / plan.workers[i]);
  const last = coverage.length - 1;
  const shown = coverage.map(write.percent);
  const said = [];
  if (shown[outcome.judged] !== shown[last] && coverage[last] <= coverage[outcome.judged]) {
    const moved = shown.flatMap((text, i) => (i > outcome.judged && text !== shown[i - 1] ? [i] : []));
    const at = moved[moved.length - 1];
    const restless = at === last && (moved.length > 1 || words.drifts || plan.organic !== 0);
    const text = restless ? texts.still_falling : moved.length > 1 ? texts.falls_gradually : texts.falls;
    said.fall = fill(text, { coverage: shown[last], month: monthName(plan.first + at, words) });
  }
  const held = plan.levers.filter((lever) => lever.people > 0).map(followed);
  const ends = held
    .filter((lever) => {
      const people = lever.kept + lever.added * Math.min(1, lever.months / lever.ramp);
      return rounded(people - people * lever.retention) !== 0;
    })
    .map((lever) => lever.start + lever.months - 1 + lever.grace);
  said.ends = [...new Set(ends)].sort((one, other) => one - other);
  const later = said.ends.filter((end) => end >= plan.first + last);
  if (later.length) {
    said.end = fill(later.length > 1 ? texts.begins_to_end : texts.ends, {
      cover: said.ends[0] >= plan.first + last ? texts.cover : texts.rest,
      month: monthName(later[0], words),
    });
  }
  return said;
}

function monthName(month, words) {
  return `${words.month_names[month % 12]} ${1970 + Math.floor(month / 12)}`;
}

// A plan with another target, and what that is called: a published one may have a year and a number of people of its own.
function aimedAt(share, plan, words) {
  const known = words.targets.find((one) => one.share === share);
  const { plain } = writer(words.numbers);
  const needed = share === null ? null : plan.workers.map((workers) => known?.people ?? share * workers);
  return [{ ...plan, target: share, needed }, { ...words, target: share === null ? "" : (known?.name ?? plain(share)) }];
}

function capitalised(text) {
  return text[0].toUpperCase() + text.slice(1);
}

// The sentence of a plan, and label, value and meaning of the four numbers of its strip.
function say(plan, outcome, words) {
  const write = writer(words.numbers);
  const { change, aim, after } = words;
  const i = outcome.judged;
  const [active, without] = [outcome.active[i], outcome.without_plan[i]];
  const share = (people) => people / plan.workers[i];
  const added = active - without;
  const missing = plan.needed === null ? null : Math.max(0, plan.needed[i] - active);
  const toTarget = missing === null ? "unset" : missing < 0.5 ? "reached" : "missing";
  const later = afterwards(plan, outcome, words, write);
  const changed = Math.abs(added) < 0.5 ? "same" : added < 0 ? "fewer" : "more";
  const values = {
    name: words.name,
    target: words.target,
    date: monthName(plan.first + i, words),
    when: monthName(plan.first + i, words),
    change: write.whole(Math.abs(added)),
    missing: write.whole(missing ?? 0),
    without: write.percent(share(without)),
    after: write.percent(share(active)),
  };
  const first = fill(change[changed], values);
  const falling = later.fall ? `${first}, ${later.fall}` : first;
  const continued = later.end ? fill(after.joined, { text: falling, end: later.end }) : falling;
  return {
    sentence: `${continued}; ${fill(aim[toTarget], values)}`,
    strip: {
      coverage: coverageFigure([share(active), share(without)], values, words, write),
      missing: {
        label: words.strip.labels[toTarget],
        value: { unset: (changed === "fewer" ? "−" : "") + values.change, reached: words.strip.reached, missing: values.missing }[toTarget],
        meaning: fill(words.strip.to_target[toTarget], { ...values, added: fill(words.strip.added[changed], values) }),
      },
      cost: cost(outcome, words, write),
      ends: endFigure(later, words),
    },
  };
}

function coverageFigure([active, without], values, { cards }, write) {
  // The difference of what is shown.
  const points = Number((active * 100).toFixed(2)) - Number((without * 100).toFixed(2));
  const meaning = fill(cards.gained, {
    ...values,
    points: write.fixed(Math.abs(points), 2),
    sign: points > 0 ? "+" : points < 0 ? "−" : "",
  });
  return { label: fill(cards.coverage, values), value: values.after, meaning };
}

function endFigure({ ends, fall }, words) {
  const { labels, nothing_ends, unless, falls } = words.strip;
  if (!ends.length) return { label: labels.ends, value: words.missing, meaning: nothing_ends };
  return {
    label: ends.length > 1 ? labels.begins_to_end : labels.ends,
    value: monthName(ends[0], words),
    meaning: fall ? fill(falls, { fall: capitalised(fall) }) : unless,
  };
}

function cost(outcome, { cards, payers, strip }, write) {
  const sum = (rupiah) => rounded(rupiah.reduce((all, month) => all + month, 0));
  const spent = Object.entries(outcome.cost).map(([payer, rupiah]) => ({ ...payers[payer], rupiah: sum(rupiah) }));
  const others = spent.filter((one) => !one.government && one.rupiah);
  const total = (paid) => paid.reduce((all, one) => all + one.rupiah, 0);
  const beside = fill(others.length ? cards.others_pay : cards.own_pay, {
    names: others.map((one) => one.label).join(", "),
    others: write.money(total(others)),
    own: write.money(sum(outcome.self_paid)),
  });
  const paid = write.money(total(spent.filter((one) => one.government)));
  return { label: strip.labels.cost, value: paid, meaning: `${cards.spent} ${beside}` };
}
