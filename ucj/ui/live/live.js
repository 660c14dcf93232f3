// Makes the outcome of a plan follow while a slider moves. It hears of each move from the list of sliders, which tells
// the server on release; then the server's answer stands, and where this script fails nothing else does.

// What ucj/ui/live/plan.js tells after each answer of the server, and levers_component.js at each move.
const PLAN = "ucj-plan";
const MOVE = "ucj-move";

// Where the page shows what follows, by the keys of its containers.
const SENTENCE = ".st-key-outcome h3";
const CARDS = [0, 1, 2].map((place) => `.st-key-plan_card_${place}`);
const CHART = ".st-key-months svg.marks";
const MAPS = { before: ".st-key-map_before iframe", after: ".st-key-map_after iframe" };

// The plan with what the sliders show; the plan itself where all show what it says.
function asShown(plan, moves) {
  const shown = { ...plan, levers: plan.levers.map((lever) => ({ ...lever })) };
  let moved = false;
  for (const { lever, field, value } of moves.values()) {
    const owner = lever === null ? shown : shown.levers[lever];
    if (!owner || !(field in owner) || Math.abs(value - owner[field]) <= 1e-9) continue;
    owner[field] = value;
    moved = true;
  }
  return moved ? shown : plan;
}

// Puts words into an element that holds words alone; the page keeps its own nodes.
function write(element, text) {
  let place = element;
  while (place?.childNodes.length === 1 && place.firstElementChild) place = place.firstElementChild;
  const node = place?.childNodes.length === 1 ? place.firstChild : null;
  if (node?.nodeType === Node.TEXT_NODE && node.nodeValue !== text) node.nodeValue = text;
}

function writeCard(card, { label, value, meaning, small }) {
  if (!card) return;
  const [named, meant, printed] = card.querySelectorAll("p");
  if (label !== undefined) write(named, label);
  write(card.querySelector("h2"), value);
  write(meant, meaning);
  if (small !== undefined) write(printed, small);
}

function set(element, name, value) {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
}

const numbersOf = (text) => (text?.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);

// What a chart was drawn with: it keeps its axis until it is drawn anew.
const charts = new WeakMap();

function chartOf(svg, drawing) {
  if (!charts.has(svg)) {
    const yAxis = '[aria-label^="Y-axis"] .role-axis-label text';
    const placed = (selector) => [...svg.querySelectorAll(selector)].map((element) => ({ element, at: numbersOf(element.getAttribute("transform")) }));
    charts.set(svg, {
      top: drawing.top,
      height: numbersOf(svg.querySelector(".root .background")?.getAttribute("d").split("v")[1])[0],
      across: numbersOf(svg.querySelector(".layer_3_marks path")?.getAttribute("d")).filter((_number, i) => i % 2 === 0),
      grid: placed(".role-axis-grid line"),
      labels: placed(yAxis),
      words: [placed(".layer_5_marks text"), placed(".layer_6_marks text")],
    });
  }
  return charts.get(svg);
}

// Draws the months into the chart that is there, on an axis that ends where that of the answer will.
function drawMonths(plan, outcome, drawing) {
  const svg = document.querySelector(CHART);
  if (!svg) return;
  const chart = chartOf(svg, drawing);
  const { height, across } = chart;
  const share = (people) => people.map((one, i) => one / plan.workers[i]);
  const [low, central, high] = [outcome.low, outcome.active, outcome.high].map(share);
  if (!height || across.length !== central.length) return;
  const top = Math.min(1, Math.ceil(Math.max(drawing.still, ...high) * 10 + 0.5) / 10);
  const y = (value) => (height * (1 - value / top)).toFixed(3);
  const points = (values) => values.map((value, i) => `${across[i].toFixed(3)},${y(value)}`);
  const line = (layer, values) => set(svg.querySelector(`.layer_${layer}_marks path`), "d", `M${points(values).join("L")}`);
  set(svg.querySelector(".layer_0_marks path"), "d", `M${[...points(low), ...points(high).reverse()].join("L")}Z`);
  line(1, share(outcome.without_plan));
  if (plan.needed) line(2, share(plan.needed));
  line(3, central);
  svg.querySelectorAll(".layer_4_marks path").forEach((point, i) => set(point, "transform", `translate(${across[i].toFixed(3)},${y(central[i])})`));
  const moved = (at) => height - (height - at) * (chart.top / top);
  const shift = ({ element, at: [left, high] }, to) => {
    set(element, "transform", `translate(${left},${to})`);
    set(element, "visibility", to < -1 ? "hidden" : "visible");
  };
  if (chart.rescaled || top !== chart.top) {
    chart.rescaled = true;
    chart.grid.forEach((one) => shift(one, moved(one.at[1])));
    chart.labels.forEach((one, i) => shift(one, one.at[1] + (moved(chart.grid[i]?.at[1]) - chart.grid[i]?.at[1])));
    // Words stay as far from their line, which begins or ends beside them.
    [outcome.without_plan, plan.needed ?? []].map(share).forEach((values, line) => {
      for (const one of chart.words[line]) {
        const at = height * (1 - values[one.at[0] > across[across.length - 1] / 2 ? values.length - 1 : 0] / chart.top);
        if (Number.isFinite(at)) shift(one, one.at[1] + moved(at) - at);
      }
    });
  }
}

// The colour at a share along a scale, as `palette.blend` mixes it.
function blend(scale, position) {
  const place = Math.min(Math.max(position, 0), 1) * (scale.length - 1);
  const index = Math.min(Math.floor(place), scale.length - 2);
  const channels = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  const [from, to] = [channels(scale[index]), channels(scale[index + 1])];
  const mixed = from.map((low, i) => rounded(low + (to[i] - low) * (place - index)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

// What the frame of each map was told since the server's last answer.
let told = new WeakMap();

// Tells the frame of a map the coverage of its region, the last of those that it names.
function colourMap(selector, coverages, drawing, words) {
  const frame = document.querySelector(selector);
  const coverage = coverages[coverages.length - 1];
  if (!frame?.contentWindow || told.get(frame) === `${coverages}`) return;
  told.set(frame, `${coverages}`);
  const percent = writer(words.numbers).percent;
  const look = {
    region: drawing.region,
    colour: blend(words.colours, coverage / words.full),
    label: percent(coverage),
    tooltip: [drawing.tooltip[0], `${drawing.tooltip[1]}${coverages.map(percent).join(" → ")}`],
  };
  frame.contentWindow.postMessage({ ucjRegion: look }, location.origin);
}

class Live {
  constructor() {
    this.moving = false;
    this.plans = (event) => this.take(event.detail);
    this.moves = new Map();
    this.hears = ({ detail }) => {
      this.moves.set(`${detail.lever}.${detail.field}`, detail);
      this.look();
    };
    // The answer to a step before may come while the next one is under way.
    this.answers = new MutationObserver(() => this.draw());
    document.addEventListener(PLAN, this.plans);
    document.addEventListener(MOVE, this.hears);
  }

  // The plan as the server has answered last; nothing where it has none.
  take(sent) {
    this.guarded(() => {
      this.sent = sent && { ...sent, plan: unfolded(sent.plan) };
      told = new WeakMap();
      // What the plan says by now; another group may stand in the place of a lever that was moved.
      this.moves.forEach(({ lever, field, value }, key) => {
        const owner = lever === null ? this.sent?.plan : this.sent?.plan.levers[lever];
        if (!owner || !(field in owner) || Math.abs(owner[field] - value) <= 1e-9) this.moves.delete(key);
      });
      if (!sent) this.turn(false);
    });
    this.look();
  }

  // A fault here must leave the page as it is without this script.
  guarded(step) {
    try {
      step();
    } catch (error) {
      console.warn("live outcome", error);
      this.stop();
    }
  }

  look() {
    this.guarded(() => {
      if (!this.sent || !this.texts) return;
      const { plan, judged } = this.sent;
      const shown = asShown(plan, this.moves);
      const moved = shown !== plan;
      if (!moved && !this.moving) return;
      const outcome = project(shown);
      const words = { ...this.texts, ...this.sent.names };
      this.shown = { plan: shown, outcome, words, said: say(shown, outcome, words) };
      // The window may have changed since the last move.
      if (!this.moving) charts.delete(document.querySelector(CHART));
      this.draw();
      if (moved !== this.moving) this.turn(moved);
      document.documentElement.classList.toggle("ucj-other-month", moved && outcome.judged !== judged);
    });
  }

  draw() {
    this.guarded(() => {
      const { plan, outcome, words, said } = this.shown;
      const { drawing } = this.sent;
      write(document.querySelector(SENTENCE), said.sentence);
      CARDS.forEach((card, place) => writeCard(document.querySelector(card), said.cards[place]));
      drawMonths(plan, outcome, drawing);
      const i = outcome.judged;
      const [without, active] = [outcome.without_plan, outcome.active].map((people) => people[i] / plan.workers[i]);
      colourMap(MAPS.after, [without, active], drawing, words);
      colourMap(MAPS.before, [without], drawing, words);
      // What was written here needs no second look.
      this.answers.takeRecords();
    });
  }

  // What only the server computes is pale from the first move until its answer.
  turn(moving) {
    this.moving = moving;
    const page = document.documentElement.classList;
    page.toggle("ucj-moving", moving);
    // The maps of a view follow, its tables and charts do not.
    page.toggle("ucj-pale-view", moving && !document.querySelector(".st-key-view iframe"));
    if (!moving) {
      this.answers.disconnect();
      return;
    }
    const shown = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["d"] };
    document.querySelectorAll(".st-key-outcome").forEach((outcome) => this.answers.observe(outcome, shown));
  }

  stop() {
    document.removeEventListener(PLAN, this.plans);
    document.removeEventListener(MOVE, this.hears);
    this.turn(false);
    document.documentElement.classList.remove("ucj-other-month");
  }
}

const mounted = new WeakMap();

export default function ({ parentElement, data }) {
  if (!mounted.has(parentElement)) mounted.set(parentElement, new Live());
  const live = mounted.get(parentElement);
  live.texts = data;
  live.take(document.ucjPlan);
  return () => {
    live.stop();
    mounted.delete(parentElement);
  };
}
