// Lets the sentence, the numbers and the line of a plan follow while a slider moves; on release the answer stands.

// Puts words into an element that holds words alone; the page keeps its own nodes.
function write(element, text) {
  let place = element;
  while (place?.childNodes.length === 1 && place.firstElementChild) place = place.firstElementChild;
  if (!place) return;
  const node = place.childNodes.length === 1 ? place.firstChild : null;
  if (node?.nodeType !== Node.TEXT_NODE) {
    if (!place.firstElementChild && place.textContent !== text) place.textContent = text;
  } else if (node.nodeValue !== text) node.nodeValue = text;
}

function writeStrip(place, strip) {
  for (const [name, figure] of Object.entries(strip)) {
    for (const [part, text] of Object.entries(figure)) {
      place.querySelectorAll(`[data-figure="${name}"] .ucj-${part}`).forEach((element) => write(element, text));
    }
  }
}

// The numbers once more at the top of a small window, while their strip is out of sight.
class NumbersBar {
  constructor(root) {
    this.root = root;
    this.seen = new IntersectionObserver(([entry]) => {
      this.root.hidden = entry.isIntersecting || entry.boundingClientRect.top > 0;
    });
  }

  watch(strip) {
    if (strip === this.watched) return;
    this.seen.disconnect();
    this.watched = strip;
    this.root.hidden = true;
    if (strip) this.seen.observe(strip);
  }

  destroy() {
    this.seen.disconnect();
    this.root.hidden = true;
  }
}

// No target is another value than a target of nothing.
function same(one, other) {
  return one === null || other === null ? one === other : Math.abs(one - other) <= 1e-9;
}

// After how many answers a move is given up that the server did not take over, such as one beyond what may be chosen.
const ANSWERS_TO_WAIT = 2;

class Outcome {
  // `places`: functions that return where the sentence and the strips of numbers stand now, and the element of the line.
  // `onOutcome` is told what is shown, and `onMoving` whether it is ahead of the last answer.
  constructor(places, { onOutcome = () => {}, onMoving = () => {} } = {}) {
    this.places = places;
    this.onOutcome = onOutcome;
    this.onMoving = onMoving;
    this.moves = new Map();
    this.chart = new LineChart(places.line);
  }

  // The answer of the server: `plan` of ucj/model/live.py, its `texts` and `names` of texts.py, and `ghost`, the coverage
  // by month before the last move, or nothing.
  show(answer) {
    const plan = unfolded(answer.plan);
    this.answer = { ...answer, plan };
    this.settled = project(plan);
    for (const [key, move] of this.moves) {
      move.answers += 1;
      const owner = move.lever === null ? plan : plan.levers[move.lever];
      if (owner?.[move.field] === undefined || same(owner[move.field], move.value) || move.answers >= ANSWERS_TO_WAIT) {
        this.moves.delete(key);
      }
    }
    this.draw();
  }

  // A slider stands at another value than the server knows: of which lever, null for the plan itself, and which field.
  follow({ lever, field, value }) {
    if (!this.answer) return;
    const owner = lever === null ? this.answer.plan : this.answer.plan.levers[lever];
    if (owner?.[field] === undefined) return;
    const key = `${lever} ${field}`;
    if (same(owner[field], value)) this.moves.delete(key);
    else this.moves.set(key, { lever, field, value, answers: 0 });
    this.draw();
  }

  planAsShown() {
    const { plan } = this.answer;
    if (!this.moves.size) return plan;
    const shown = { ...plan, levers: plan.levers.map((lever) => ({ ...lever })) };
    for (const { lever, field, value } of this.moves.values()) (lever === null ? shown : shown.levers[lever])[field] = value;
    return shown;
  }

  draw() {
    const { plan: known, texts, names, ghost } = this.answer;
    const moving = this.moves.size > 0;
    let [plan, words] = [this.planAsShown(), { ...texts, ...names }];
    if (plan.target !== known.target) [plan, words] = aimedAt(plan.target, plan, words);
    const outcome = moving ? project(plan) : this.settled;
    const said = say(plan, outcome, words);
    write(this.places.sentence(), said.sentence);
    for (const place of this.places.strips()) if (place) writeStrip(place, said.strip);
    const share = (people) => people.map((one, i) => one / plan.workers[i]);
    const before = moving ? share(this.settled.active) : ghost;
    this.chart.draw({
      ...{ first: plan.first, judged: outcome.judged, say: sayOfChart(words) },
      ...{ low: share(outcome.low), active: share(outcome.active), high: share(outcome.high) },
      without: share(outcome.without_plan),
      needed: plan.needed && share(plan.needed),
      ghost: before?.length === plan.workers.length ? before : null,
      texts: { ...words.chart, target: fill(words.chart.target, words), alt: said.sentence },
    });
    this.onMoving(moving);
    this.onOutcome({ plan, outcome, before });
  }

  replay() {
    this.chart.replay();
  }

  destroy() {
    this.onMoving(false);
    this.chart.destroy();
  }
}

function sayOfChart(words) {
  const { percent, fixed } = writer(words.numbers);
  return {
    percent,
    axis: (share) => fixed(Math.round(share * 100), 0) + words.numbers.percent,
    month: (month) => monthName(month, words),
    short: (month) => `${words.month_short[month % 12]} ${1970 + Math.floor(month / 12)}`,
  };
}

// Follows a plan in some places of a page; returns what to call with answers and moves.
function mountOutcome(places, options) {
  return new Outcome(places, options);
}
