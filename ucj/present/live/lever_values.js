// The values of a slider: as they are written, as they are read out, and as somebody types them. How numbers are written
// and every word comes with the rows, from ucj/present/live/rows.py; words.js goes before.

function leverNumber(row, value, { numbers, texts }) {
  const write = writer(numbers);
  if (value === null) return texts.none;
  if (row.kind === "people") return write.whole(value);
  if (row.kind === "months") return fill(texts.months, { number: write.whole(value) });
  // As many decimals as it has, two at most.
  const percent = Number((value * 100).toFixed(2));
  const places = [0, 1, 2].find((count) => Number(percent.toFixed(count)) === percent);
  return write.fixed(percent, places) + numbers.percent;
}

function leverWords(row, value, data) {
  const said = leverNumber(row, value, data);
  return row.kind === "people" ? fill(data.texts.people, { number: said }) : said;
}

// What was typed, by the rules of ucj/facts/intake/cells.py; undefined where it cannot be read in one way.
function leverTyped(row, text, { texts }) {
  const said = text.replace(/[\s\u00a0\u202f]+/g, " ").trim().toLowerCase();
  if (row.values.includes(null) && ["", texts.none.toLowerCase()].includes(said)) return null;
  const count = ["people", "months"].includes(row.kind);
  const value = count ? leverCount(said, fill(texts[row.kind], { number: "" }).trim().toLowerCase()) : leverShare(said, row.kind);
  const within = row.low <= value && value <= row.high && !(row.above_low && value === row.low);
  return within ? value : undefined;
}

function leverCount(said, unit) {
  const bare = unit && said.endsWith(unit) ? said.slice(0, -unit.length).trim() : said;
  const found =
    /^(\d{1,3}([.,' ’])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,]0{1,2})?$/.exec(bare) ?? /^(\d{1,15})(?:[.,]0{1,2})?$/.exec(bare);
  return found ? Number(found[1].replace(/\D/g, "")) : NaN;
}

function leverShare(said, kind) {
  const bare = said.replace(/ ?%$/, "");
  const found = /^([-−])? ?(\d{1,3})(?:[.,](\d{1,20}))?$/.exec(bare);
  if (!found || (found[1] && kind !== "signed share")) return NaN;
  return Number((Number(`${found[2]}.${found[3] ?? 0}`) / 100).toFixed(10)) * (found[1] ? -1 : 1);
}

const sameLever = (one, other) => one === other || (one !== null && other !== null && Math.abs(one - other) < 1e-9);
