// A list of sliders in the page. A move is told to the page alone, a release to the server: each release by its number,
// again with the next one until the server has said that it read it, so that none is lost on the way.
class LeverList {
  constructor(root) {
    this.root = root;
    this.unread = [];
    this.count = 0;
    this.begin = () => this.guarded();
    document.addEventListener("ucj-levers", this.begin);
  }

  // Where the script cannot run the page offers controls of its own.
  guarded() {
    try {
      this.show();
      document.documentElement.classList.toggle("ucj-ready", Boolean(this.list));
    } catch (error) {
      document.documentElement.classList.remove("ucj-ready");
      throw error;
    }
  }

  show() {
    const script = document.ucjLevers;
    if (!script || !this.sent) return;
    if (!this.list) {
      const style = document.createElement("style");
      style.textContent = script.css;
      this.root.append(style);
      this.list = script.mount(this.root, {
        onMove: ({ lever, field }, value) => document.dispatchEvent(new CustomEvent("ucj-move", { detail: { lever, field, value } })),
        onRelease: (row, value) => this.tell(row, value),
        onAction: (_name, row) => this.say("opened", [[row.open ? "" : row.key, null, (this.count += 1), ""]]),
      });
    }
    const { rows, read, roomy } = this.sent;
    this.count = Math.max(this.count, read);
    const tokens = new Map(rows.map((row) => [row.key, row.token]));
    this.unread = this.unread.filter(([key, , count, token]) => count > read && tokens.get(key) === token);
    // An answer to an earlier step must not take back what was released since.
    const released = new Map(this.unread.map(([key, value]) => [key, value]));
    const now = rows.map((row) => (released.has(row.key) ? { ...row, value: released.get(row.key), unread: true } : row));
    this.list.show({ ...script.texts, rows: now, roomy });
  }

  tell(row, value) {
    const others = this.unread.filter(([key]) => key !== row.key);
    this.unread = [...others, [row.key, value, (this.count += 1), row.token]];
    this.say("moves", this.unread);
  }

  stop() {
    document.removeEventListener("ucj-levers", this.begin);
    this.list?.destroy();
  }
}

const mounted = new WeakMap();

export default function ({ parentElement, data, setStateValue }) {
  if (!mounted.has(parentElement)) mounted.set(parentElement, new LeverList(parentElement));
  const list = mounted.get(parentElement);
  Object.assign(list, { sent: data, say: setStateValue });
  list.guarded();
  return () => {
    list.stop();
    mounted.delete(parentElement);
  };
}
