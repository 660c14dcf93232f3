// Lets a plan on a page be tried: its sliders move sentence, numbers, line and map, in whichever language is shown.

class PlanPage {
  // `moves`: by key of its row what was moved, shared by the languages.
  constructor(body, live, moves) {
    const words = live[body.lang];
    const rows = live.rows.map((row, i) => ({ ...row, ...words.rows[i] }));
    Object.assign(this, { body, live, words, moves, rows, open: new Set() });
    const place = (name) => body.querySelector(name);
    this.outcome = mountOutcome(
      {
        sentence: () => place(".sentence"),
        strips: () => [place(".ucj-strip"), place(".ucj-bar")],
        line: place(".months"),
      },
      { onOutcome: (shown) => this.colour(shown), onMoving: (moving) => body.classList.toggle("moved", moving) },
    );
    this.levers = mountLevers(place(".levers"), {
      onMove: (row, value) => this.move(row, value),
      onAction: (_name, row) => this.unfold(row.key),
    });
    new NumbersBar(place(".ucj-bar")).watch(place(".ucj-strip"));
    place(".back").onclick = () => this.goBack();
    this.outcome.show({ plan: live.plan, texts: words.texts, names: words.names });
  }

  move(row, value) {
    if (Math.abs(value - row.usual) <= 1e-9) this.moves.delete(row.key);
    else this.moves.set(row.key, { lever: row.lever, field: row.field, value });
    this.outcome.follow({ lever: row.lever, field: row.field, value });
  }

  unfold(key) {
    if (!this.open.delete(key)) this.open.add(key);
    this.showLevers();
  }

  // Shows what was moved, also in the other language.
  show() {
    for (const { lever, field, value } of this.moves.values()) this.outcome.follow({ lever, field, value });
    this.showLevers();
  }

  goBack() {
    for (const [key, { lever, field }] of this.moves) {
      const row = this.rows.find((one) => one.key === key);
      this.outcome.follow({ lever, field, value: row.usual });
    }
    this.moves.clear();
    this.showLevers();
    this.body.querySelector("input[type=range]").focus();
  }

  showLevers() {
    const rows = this.rows
      .filter(({ key }) => !key.includes(".") || this.open.has(key.split(".")[0]))
      .map((row) => ({
        ...row,
        value: this.moves.get(row.key)?.value ?? row.value,
        details: !row.key.includes("."),
        open: this.open.has(row.key),
      }));
    this.levers.show({ ...this.words.controls, rows });
  }

  // The region of the plan on the map, and what is written of it.
  colour({ plan, outcome }) {
    const { body, words, live } = this;
    const share = outcome.active[outcome.judged] / plan.workers[outcome.judged];
    const coverage = writer(words.texts.numbers).percent(share);
    const month = monthName(plan.first + outcome.judged, words.texts);
    body.querySelector(`[href="#r${live.region}"]`)?.setAttribute("fill", blend(words.texts.colours, share / words.texts.full));
    write(body.querySelector(".caption"), fill(words.map.caption, { month, coverage }));
    write(body.querySelector(`[data-code="${live.region}"]`), fill(words.map.read, { coverage }));
  }
}

function begin({ live }) {
  const [pages, moves] = [new Map(), new Map()];
  return (body) => {
    if (!pages.has(body)) pages.set(body, new PlanPage(body, live, moves));
    pages.get(body).show();
  };
}
