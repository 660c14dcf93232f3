// What the page says at first stands in it as text. The other language, and what a plan needs to move, are packed: a
// browser that cannot unpack them, or is not allowed to run this, shows the page as it is.
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function addBody([language, { title, html }]) {
  const body = document.createElement("div");
  Object.assign(body, { id: language, lang: language, innerHTML: html, hidden: true });
  body.dataset.title = title;
  document.body.append(body);
}

// Where a phone shows a row as a card, each value says what it is of.
function nameCells(table) {
  const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
  for (const row of table.tBodies[0].rows) {
    [...row.cells].forEach((cell, i) => i && (cell.dataset.head = heads[i]));
  }
}

// Shows the language that the address names behind its "#", else the first.
function speak(first) {
  const spoken = document.querySelector(`body > [lang="${CSS.escape(location.hash.slice(1))}"]`) ?? first;
  document.querySelectorAll("body > [lang]").forEach((body) => (body.hidden = body !== spoken));
  document.documentElement.lang = spoken.lang;
  document.title = spoken.dataset.title;
  return spoken;
}

// On paper nothing can be opened.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));

// `begin` is told what was packed, and returns what to call with the part of the page that is shown.
async function startPage(begin = () => () => {}) {
  const first = document.querySelector("body > [lang]");
  const rest = await unpacked(document.getElementById("rest").textContent);
  Object.entries(rest.bodies).forEach(addBody);
  document.querySelectorAll("table").forEach(nameCells);
  document.documentElement.classList.add("ready");
  const shown = begin(rest);
  const turn = () => shown(speak(first));
  addEventListener("hashchange", turn);
  turn();
}
