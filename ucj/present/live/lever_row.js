// A slider of a plan: name, number to type, − and +, and a native slider over positions that are sent. A pointer is read
// by the track, so that a finger that scrolls moves nothing; keys and whoever reads it out have the native slider.

// Presses on − and + and on keys that follow each other are one release.
const LEVER_PAUSE = 250;
// How far a finger must pull before it moves a slider, and how near to the mark of a published figure is on it: pixels.
const LEVER_PULL = 6;

class LeverRow {
  constructor(tell) {
    this.tell = tell;
    // What is pressed elsewhere comes after what was moved here, also where it takes no focus.
    this.elsewhere = (event) => event.composedPath().includes(this.root) || this.release();
    Object.assign(this, leverParts());
    this.listen();
  }

  listen() {
    const { range, typed, track } = this;
    range.oninput = () => this.move(this.positions[Number(range.value)]);
    range.onchange = () => this.releaseSoon();
    this.less.onclick = () => this.step(-1);
    this.more.onclick = () => this.step(1);
    this.reset.onclick = () => {
      this.move(this.row.usual);
      this.release();
      // It is gone now, and the focus with it.
      range.focus();
    };
    this.details.onclick = () => this.tell.onAction("details", this.row);
    typed.oninput = () => (this.typing = true);
    // A mouse that gives it the focus would set its caret after that.
    typed.onfocus = () => setTimeout(() => typed.select());
    typed.onchange = () => this.read();
    typed.onblur = () => this.read();
    typed.onkeydown = (event) => {
      if (event.key === "Enter") this.read();
      if (event.key === "Escape") this.leaveTyping();
    };
    track.onpointerdown = (event) => this.take(event);
    track.onpointermove = (event) => this.pull(event);
    track.onpointerup = (event) => this.letGo(event, true);
    track.onpointercancel = (event) => this.letGo(event, false);
    track.onpointerleave = () => this.sayAt(null);
    this.root.onfocusout = () => this.timer && this.release();
  }

  // A mouse goes to where it presses. A finger pulls the thumb along from wherever it lies, once it goes sideways: one
  // that goes up or down scrolls the page, and the browser calls the pull off.
  take(event) {
    if (event.button !== 0 || this.held) return;
    const mouse = event.pointerType === "mouse";
    this.track.setPointerCapture(event.pointerId);
    this.held = { id: event.pointerId, x: event.clientX, from: this.index, before: this.value, begun: mouse };
    if (!mouse) return;
    event.preventDefault();
    this.range.focus();
    const { left, width, thumb } = this.room();
    const pressed = ((event.clientX - left) / width) * this.last;
    if (Math.abs(event.clientX - left - this.share(this.index) * width) <= thumb / 2) return;
    this.held.from = this.markAt(event.clientX) ?? Math.min(Math.max(Math.round(pressed), 0), this.last);
    this.moveTo(this.held.from);
  }

  pull(event) {
    if (!this.held) {
      if (event.pointerType === "mouse") this.sayAt(this.markAt(event.clientX));
      return;
    }
    if (event.pointerId !== this.held.id) return;
    const pulled = event.clientX - this.held.x;
    if (!this.held.begun && Math.abs(pulled) < LEVER_PULL) return;
    this.held.begun = true;
    const index = Math.round(this.held.from + (pulled / this.room().width) * this.last);
    this.moveTo(Math.min(Math.max(index, 0), this.last));
  }

  letGo(event, kept) {
    if (event.pointerId !== this.held?.id) return;
    const { before } = this.held;
    this.held = null;
    if (!kept) this.move(before);
    this.release();
  }

  // Where the middle of the thumb can be.
  room() {
    const { left, width } = this.range.getBoundingClientRect();
    const thumb = parseFloat(getComputedStyle(this.track).getPropertyValue("--ucj-thumb")) || 16;
    return { left: left + thumb / 2, width: Math.max(1, width - thumb), thumb };
  }

  markAt(x) {
    const { left, width } = this.room();
    const near = (tick) => Math.abs(left + this.share(this.placeOf(tick.value)) * width - x);
    const [nearest] = this.ticks.filter((tick) => near(tick) <= LEVER_PULL).sort((one, other) => near(one) - near(other));
    return nearest ? this.placeOf(nearest.value) : null;
  }

  get last() {
    return Math.max(1, this.positions.length - 1);
  }

  get index() {
    return this.placeOf(this.value);
  }

  share(index) {
    return index / this.last;
  }

  placeOf(value) {
    return this.positions.findIndex((position) => sameLever(position, value));
  }

  step(by) {
    this.moveTo(Math.min(Math.max(this.index + by, 0), this.positions.length - 1));
    this.releaseSoon();
  }

  moveTo(index) {
    this.move(this.positions[index]);
  }

  move(value) {
    this.unread.hidden = true;
    if (sameLever(value, this.value)) return;
    this.value = value;
    this.moved = true;
    this.draw();
    this.tell.onMove(this.row, value);
  }

  releaseSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.release(), LEVER_PAUSE);
    document.addEventListener("pointerdown", this.elsewhere, true);
  }

  release() {
    clearTimeout(this.timer);
    this.timer = null;
    document.removeEventListener("pointerdown", this.elsewhere, true);
    if (this.held || sameLever(this.value, this.told)) return;
    this.told = this.value;
    this.tell.onRelease(this.row, this.value);
  }

  read() {
    if (!this.typing) return;
    const text = this.typed.value;
    const value = leverTyped(this.row, text, this.data);
    this.leaveTyping();
    if (value === undefined) {
      const { unread, empty, like } = this.data.texts;
      const values = { label: this.row.label, text: text.trim() || empty, expected: like[this.row.kind] };
      this.unread.textContent = fill(unread, values);
      this.unread.hidden = false;
      return;
    }
    this.move(value);
    this.release();
  }

  leaveTyping() {
    this.typing = false;
    this.draw();
  }

  // A row as the server sends it.
  show(row, data) {
    Object.assign(this, { row, data });
    if (!this.held && !this.timer) {
      // What was released and the server knows better: whoever followed the move is told.
      const other = this.moved && !sameLever(this.value, row.value);
      this.value = this.told = row.value;
      this.positions = null;
      this.moved &&= Boolean(row.unread);
      if (other) this.tell.onMove(row, row.value);
    }
    const { texts } = data;
    const say = (text, value) => fill(text, { label: row.label, value });
    this.root.dataset.key = row.key;
    this.label.textContent = row.label;
    this.terms.textContent = row.terms ? ` ${row.terms}` : "";
    this.name.title = [row.label, row.terms, row.help].filter(Boolean).join(". ");
    this.range.setAttribute("aria-label", row.label);
    this.typed.setAttribute("aria-label", say(texts.type));
    // A telephone's field for decimals has no minus and no letters.
    this.typed.inputMode = { people: "numeric", months: "numeric", share: "decimal" }[row.kind] ?? "text";
    const usual = row.usual === undefined ? "" : leverWords(row, row.usual, data);
    for (const [button, text] of [
      [this.less, say(texts.less)],
      [this.more, say(texts.more)],
      [this.reset, say(texts.reset, usual)],
      [this.details, say(texts.details)],
    ]) {
      button.setAttribute("aria-label", text);
      button.title = text;
    }
    this.details.hidden = !row.details;
    this.details.setAttribute("aria-expanded", String(Boolean(row.open)));
    this.draw();
  }

  draw() {
    const { row, data, range } = this;
    if (!this.positions || this.index < 0) this.place();
    const words = leverWords(row, this.value, data);
    if (Number(range.max) !== this.positions.length - 1) range.max = this.positions.length - 1;
    range.value = this.index;
    range.setAttribute("aria-valuetext", words);
    this.track.style.setProperty("--ucj-share", this.share(this.index));
    if (!this.typing) this.typed.value = leverNumber(row, this.value, data);
    this.less.disabled = this.index === 0;
    this.more.disabled = this.index === this.positions.length - 1;
    this.reset.hidden = row.usual === undefined || sameLever(this.value, row.usual);
    this.sayAt(this.hovered ?? null, true);
  }

  // The positions that were sent, with the value among them; a mark stands at each published figure.
  place() {
    const known = this.row.values.some((value) => sameLever(value, this.value));
    const all = known ? [...this.row.values] : [...this.row.values, this.value];
    this.positions = all.sort((one, other) => (one === null ? -1 : other === null ? 1 : one - other));
    this.ticks = (this.row.ticks ?? []).filter((tick) => this.placeOf(tick.value) >= 0);
    const marks = this.ticks.map((tick) => {
      const mark = document.createElement("i");
      mark.style.setProperty("--ucj-at", this.share(this.placeOf(tick.value)));
      return mark;
    });
    this.marks.replaceChildren(...marks);
  }

  // Below the slider: the published figure that is pointed at or stands there, else what is noted of the row.
  sayAt(index, anew = false) {
    if (index === (this.hovered ?? null) && !anew) return;
    this.hovered = index;
    const pointed = index === null ? this.value : this.positions[index];
    const tick = this.ticks.find((one) => sameLever(one.value, pointed));
    const number = tick && index !== null ? [{ text: `${leverNumber(this.row, tick.value, this.data)}: ` }] : [];
    const pieces = tick ? [...number, ...[tick.label].flat().map((piece) => (piece.text ? piece : { text: piece }))] : this.row.note;
    // What has neither never needs the line.
    this.said.hidden = !this.ticks.length && !this.row.note?.length;
    const text = JSON.stringify(pieces ?? "");
    if (this.shown === text) return;
    this.shown = text;
    this.said.replaceChildren(...leverPieces(pieces));
    this.said.title = this.said.textContent;
  }
}
