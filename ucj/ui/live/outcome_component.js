// Joins the outcome of a plan to the page: the plan comes with each answer of the server, moves come from the sliders, and
// the map in its frame is told the coverage of its region.

// What ucj/ui/live/plan.js tells after each answer, the sliders while they move, and the button that replays a move.
const [PLAN, MOVE, REPLAY] = ["ucj-plan", "ucj-move", "ucj-replay"];
const MAP = ".st-key-map iframe";

// The label of the region on the map, as `choropleth.plan_label` writes it.
function mapLabel(coverage, before, { percent, fixed }, text) {
  if (before === undefined) return percent(coverage);
  const points = Number((coverage * 100).toFixed(2)) - Number((before * 100).toFixed(2));
  if (Math.abs(points) < 0.005) return percent(coverage);
  return fill(text, { coverage: percent(coverage), sign: points > 0 ? "+" : "−", points: fixed(Math.abs(points), 2) });
}

function tellMap({ plan, outcome, before }, { map, texts }) {
  const frame = document.querySelector(MAP);
  if (!frame?.contentWindow) return;
  const i = outcome.judged;
  const write = writer(texts.numbers);
  const [without, coverage] = [outcome.without_plan[i], outcome.active[i]].map((people) => people / plan.workers[i]);
  const look = {
    region: map.region,
    colour: blend(texts.colours, coverage / texts.full),
    label: mapLabel(coverage, before?.[i], write, texts.map_label),
    tooltip: [map.tooltip[0], `${map.tooltip[1]}${write.percent(without)} → ${write.percent(coverage)}`],
  };
  frame.contentWindow.postMessage({ ucjRegion: look }, location.origin);
}

class PageOutcome {
  constructor(root) {
    this.bar = new NumbersBar(root.querySelector(".ucj-bar"));
    this.outcome = mountOutcome(
      {
        sentence: () => document.querySelector(".st-key-sentence h3"),
        strips: () => [document.querySelector(".st-key-strip .ucj-strip"), this.bar.root],
        line: root.querySelector(".ucj-line-root"),
      },
      {
        onOutcome: (shown) => {
          this.bar.watch(document.querySelector(".st-key-strip"));
          tellMap(shown, this.outcome.answer);
        },
        onMoving: (moving) => document.documentElement.classList.toggle("ucj-moving", moving),
      },
    );
    this.listeners = {
      [PLAN]: (event) => this.guarded(() => this.take(event.detail)),
      [MOVE]: (event) => this.guarded(() => this.outcome.follow(event.detail)),
      [REPLAY]: () => this.guarded(() => this.outcome.replay()),
    };
    for (const [name, listener] of Object.entries(this.listeners)) document.addEventListener(name, listener);
  }

  take(sent) {
    if (sent && this.texts) this.outcome.show({ ...sent, texts: this.texts });
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

  stop() {
    for (const [name, listener] of Object.entries(this.listeners)) document.removeEventListener(name, listener);
    this.bar.destroy();
    this.outcome.destroy();
  }
}

const mounted = new WeakMap();

export default function ({ parentElement, data }) {
  if (!mounted.has(parentElement)) mounted.set(parentElement, new PageOutcome(parentElement));
  const page = mounted.get(parentElement);
  page.texts = data;
  page.guarded(() => page.take(document.ucjPlan));
  return () => {
    page.stop();
    mounted.delete(parentElement);
  };
}
