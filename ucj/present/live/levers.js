// The sliders of a plan, a row each. Nothing here knows a rule, a figure or a text: rows and texts come from
// ucj/present/live/rows.py. Whoever mounts it is told of each move and of each release; `show` brings what the server
// answers and takes nothing away that is being held or typed. lever_row.js goes before.

// Draws the rows of `show(data)` into an element; `onMove(row, value)` at each move, `onRelease(row, value)` where one
// ends, `onAction(name, row)` for what else is pressed.
function mountLevers(root, { onMove = () => {}, onRelease = () => {}, onAction = () => {} } = {}) {
  const rows = new Map();
  const list = leverElement("div", "ucj-levers", root);
  return {
    show(data) {
      list.classList.toggle("ucj-roomy", Boolean(data.roomy));
      const keys = new Set(data.rows.map((row) => row.key));
      for (const [key, row] of rows) {
        if (keys.has(key)) continue;
        row.root.remove();
        rows.delete(key);
      }
      data.rows.forEach((row, place) => {
        if (!rows.has(row.key)) rows.set(row.key, new LeverRow({ onMove, onRelease, onAction }));
        const shown = rows.get(row.key);
        // One that stands where it belongs is not touched, or it would lose the focus.
        if (list.children[place] !== shown.root) list.insertBefore(shown.root, list.children[place] ?? null);
        shown.show(row, data);
      });
    },
    destroy() {
      for (const row of rows.values()) if (row.timer) row.release();
      list.remove();
    },
  };
}
