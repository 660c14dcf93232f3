// What the page says at first stands in it as text. The other language, and what a plan needs to move, are packed: a
// browser that cannot unpack them, or is not allowed to run this, shows the page as it is.
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

// Five digits of base 85 are four bytes; the last may be fewer of both.
function bytesOf(text) {
  const bytes = [];
  for (let i = 0; i < text.length; i += 5) {
    const digits = [...text.slice(i, i + 5).padEnd(5, "~")].map((letter) => DIGITS.indexOf(letter));
    const number = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    bytes.push(...[24, 16, 8, 0].map((shift) => (number / 2 ** shift) & 255));
  }
  return Uint8Array.from(bytes.slice(0, Math.floor((text.length * 4) / 5)));
}

async function unpacked(text) {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function addBody([language, { title, html }]) {
  const body = document.createElement("div");
  Object.assign(body, { id: language, lang: language, innerHTML: html, hidden: true });
  body.dataset.title = title;
  document.body.append(body);
}

// The addresses of the sources are the same in each language and are sent once.
function addAddresses(first) {
  const known = first.querySelectorAll(".sources li");
  document.querySelectorAll("[hidden] .sources li").forEach((item, i) => {
    const address = known[i % known.length].querySelector("br")?.nextSibling.textContent;
    if (address) item.append(document.createElement("br"), address);
  });
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
  // Pages beside this one go on in the same language.
  spoken.querySelectorAll('a[href*=".html"]').forEach((way) => {
    way.setAttribute("href", way.getAttribute("href").split("#")[0] + location.hash);
  });
  return spoken;
}

// On paper nothing can be opened.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));

// What else runs and how it looks: the policy of the page knows both, as it knows this script.
function addCode(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  document.head.append(element);
}

// What is packed may hold a function `begin`: it is told what was packed, and returns what to call with the part of the
// page that is shown.
async function startPage() {
  const first = document.querySelector("body > [lang]");
  const rest = await unpacked(document.getElementById("rest").textContent);
  if (rest.style) addCode("style", rest.style);
  if (rest.script) addCode("script", rest.script);
  Object.entries(rest.bodies).forEach(addBody);
  addAddresses(first);
  document.querySelectorAll("table").forEach(nameCells);
  document.documentElement.classList.add("ready");
  const shown = globalThis.begin?.(rest);
  const turn = () => {
    const spoken = speak(first);
    shown?.(spoken);
  };
  addEventListener("hashchange", turn);
  turn();
}

startPage();
