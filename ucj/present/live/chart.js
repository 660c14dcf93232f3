// Draws coverage month by month: the plan and its band, no plan, the target, and the plan before the last move.

const SVG = "http://www.w3.org/2000/svg";
// Room around the plot, in pixels: above, to the right, below, to the left.
const ROOM = { top: 14, right: 12, bottom: 24, left: 44 };
const LABEL_EVERY = 64;
const LINE_OF_TEXT = 16;
const REPLAY_MS = 1400;

// Where the axis ends, of the highest that is drawn: see `coverage_top` of line_labels.py.
function axisTop(highest) {
  return Math.min(1, Math.ceil(highest * 10 + 0.5) / 10);
}

function svgNode(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

// Every how many months the axis names one, so that names do not touch.
function monthStep(months, width) {
  const most = Math.max(1, Math.floor(width / LABEL_EVERY));
  return [1, 2, 3, 6, 12, 24, 60].find((step) => months / step <= most) ?? 120;
}

class LineChart {
  constructor(root) {
    this.root = root;
    this.root.classList.add("ucj-line");
    this.svg = svgNode("svg", { role: "img" });
    this.hint = document.createElement("p");
    this.hint.className = "ucj-hint";
    this.hint.hidden = true;
    root.replaceChildren(this.svg, this.hint);
    this.resized = new ResizeObserver(() => this.shown && this.draw(this.shown));
    this.resized.observe(root);
    this.svg.addEventListener("pointermove", (event) => this.point(event));
    this.svg.addEventListener("pointerdown", (event) => this.point(event));
    this.svg.addEventListener("pointerleave", () => this.leave());
  }

  // What is shown: `first` month; `low`, `active`, `high`, `without` and, where there are, `needed` and `ghost` as shares
  // by month; `judged` counts from the first; `say` writes a month and a percentage; `texts` names the lines.
  draw(shown) {
    this.shown = shown;
    const [width, height] = [this.root.clientWidth, this.root.clientHeight];
    if (!width || !height) return;
    const { low, active, high, without, needed, ghost, judged, first, texts, say } = shown;
    const plot = { width: width - ROOM.left - ROOM.right, height: height - ROOM.top - ROOM.bottom };
    const top = axisTop(Math.max(...high, ...without, ...(needed ?? []), ...(ghost ?? [])));
    const x = (i) => ROOM.left + (active.length > 1 ? (plot.width * i) / (active.length - 1) : plot.width / 2);
    const y = (share) => ROOM.top + plot.height * (1 - share / top);
    this.place = { x, y, plot };
    const points = (values) => values.map((value, i) => `${x(i).toFixed(2)},${y(value).toFixed(2)}`);
    const line = (values, name) => svgNode("path", { d: `M${points(values).join("L")}`, class: name });
    const step = plot.height / (top * 10) < 20 ? 0.2 : 0.1;
    const drawn = [];
    for (let share = 0; share <= top + 1e-9; share += step) {
      drawn.push(svgNode("line", { x1: ROOM.left, x2: width - ROOM.right, y1: y(share), y2: y(share), class: "ucj-grid" }));
      drawn.push(svgNode("text", { x: ROOM.left - 6, y: y(share) + 4, class: "ucj-axis", "text-anchor": "end" }, say.axis(share)));
    }
    const every = monthStep(active.length, plot.width);
    for (let i = 0; i < active.length; i += 1) {
      if ((first + i) % every) continue;
      const anchor = x(i) > width - 40 ? "end" : x(i) < ROOM.left + 20 ? "start" : "middle";
      drawn.push(svgNode("text", { x: x(i), y: height - 6, class: "ucj-axis", "text-anchor": anchor }, say.short(first + i)));
    }
    drawn.push(svgNode("path", { d: `M${[...points(low), ...points(high).reverse()].join("L")}Z`, class: "ucj-band" }));
    if (ghost) drawn.push(line(ghost, "ucj-ghost"));
    drawn.push(line(without, "ucj-without"));
    if (needed) drawn.push(line(needed, "ucj-needed"));
    drawn.push(line(active, "ucj-active"));
    drawn.push(svgNode("circle", { cx: x(judged), cy: y(active[judged]), r: 5, class: "ucj-judged" }));
    drawn.push(...this.names(shown));
    this.cursor = svgNode("line", { y1: ROOM.top, y2: ROOM.top + plot.height, class: "ucj-cursor", visibility: "hidden" });
    drawn.push(this.cursor);
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("aria-label", texts.alt);
    this.svg.replaceChildren(...drawn);
  }

  // The words beside the lines, where no line runs through them.
  names({ active, without, needed, judged, texts, say, end }) {
    const { x, y, plot } = this.place;
    const last = active.length - 1;
    const [left, right] = [ROOM.left + 4, ROOM.left + plot.width];
    // While a move is shown once more no number is written that nobody computed.
    const value = say.percent((end ?? { active }).active[judged]);
    const taken = needed ? [y(needed[0])] : [];
    const free = (at) => taken.every((other) => Math.abs(other - at) > LINE_OF_TEXT) && at > ROOM.top && at < ROOM.top + plot.height - 2;
    const named = [];
    const put = (text, at, name, wishes) => {
      const place = wishes.find(free) ?? wishes[0];
      taken.push(place);
      named.push(svgNode("text", { ...at, y: place, class: name }, text));
    };
    if (needed) {
      const above = y(needed[0]) - 7;
      const under = y(needed[0]) + LINE_OF_TEXT;
      const place = above > ROOM.top ? above : under;
      taken.push(place);
      named.push(svgNode("text", { x: left, y: place, class: "ucj-name-needed" }, texts.target));
    }
    const anchor = x(judged) > right - 40 ? "end" : x(judged) < left + 40 ? "start" : "middle";
    put(value, { x: x(judged), "text-anchor": anchor }, "ucj-name-active", [y(active[judged]) - 11, y(active[judged]) + 22]);
    const lowest = Math.max(y(without[last]), y(active[last]));
    const highest = Math.min(y(without[last]), y(active[last]));
    put(texts.without, { x: right, "text-anchor": "end" }, "ucj-name-without", [lowest + LINE_OF_TEXT, highest - 8]);
    return named;
  }

  point(event) {
    if (!this.shown || !this.place) return;
    const { active, without, first, texts, say } = this.shown;
    const share = (event.clientX - this.svg.getBoundingClientRect().left - ROOM.left) / this.place.plot.width;
    const i = Math.min(Math.max(Math.round(share * (active.length - 1)), 0), active.length - 1);
    const at = this.place.x(i);
    for (const end of ["x1", "x2"]) this.cursor.setAttribute(end, at);
    this.cursor.setAttribute("visibility", "visible");
    const values = { month: say.month(first + i), plan: say.percent(active[i]), without: say.percent(without[i]) };
    this.hint.textContent = fill(texts.hint, values);
    this.hint.hidden = false;
  }

  leave() {
    this.hint.hidden = true;
    this.cursor?.setAttribute("visibility", "hidden");
  }

  // Lets the line move once more from where it was before the last move to where it is.
  replay() {
    const end = this.shown;
    if (!end?.ghost) return;
    const begun = performance.now();
    const turn = (now) => {
      if (this.shown.end !== end && this.shown !== end) return;
      const part = Math.min(1, (now - begun) / REPLAY_MS);
      if (part === 1) {
        this.draw(end);
        return;
      }
      const eased = part * part * (3 - 2 * part);
      const active = end.active.map((share, i) => end.ghost[i] + (share - end.ghost[i]) * eased);
      this.draw({ ...end, active, low: active, high: active, end });
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  }

  destroy() {
    this.resized.disconnect();
    this.root.replaceChildren();
  }
}
