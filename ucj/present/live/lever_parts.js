// What a slider of a plan consists of.

function leverElement(name, look, parent) {
  const element = document.createElement(name);
  element.className = look;
  if (name === "button") element.type = "button";
  parent.append(element);
  return element;
}

// Plain text, or pieces of it of which some lead to a source.
function leverPieces(pieces) {
  return (typeof pieces === "string" ? [{ text: pieces }] : pieces ?? []).map(({ text, url }) => {
    if (!/^https?:/.test(url ?? "")) return document.createTextNode(text);
    const link = document.createElement("a");
    Object.assign(link, { href: url, textContent: text, target: "_blank", rel: "noopener" });
    return link;
  });
}

let leverCounter = 0;

function leverParts() {
  const parts = { root: document.createElement("div") };
  parts.root.className = "ucj-lever";
  const head = leverElement("div", "ucj-lever-head", parts.root);
  parts.name = leverElement("span", "ucj-lever-name", head);
  parts.label = leverElement("b", "ucj-lever-label", parts.name);
  parts.terms = leverElement("span", "ucj-lever-terms", parts.name);
  parts.reset = leverElement("button", "ucj-lever-reset", head);
  parts.less = leverElement("button", "ucj-lever-less", head);
  parts.typed = leverElement("input", "ucj-lever-typed", head);
  parts.more = leverElement("button", "ucj-lever-more", head);
  parts.details = leverElement("button", "ucj-lever-details", head);
  parts.track = leverElement("div", "ucj-lever-track", parts.root);
  parts.range = leverElement("input", "ucj-lever-range", parts.track);
  parts.marks = leverElement("div", "ucj-lever-marks", parts.track);
  parts.said = leverElement("p", "ucj-lever-said", parts.root);
  parts.unread = leverElement("p", "ucj-lever-unread", parts.root);
  parts.said.id = `ucj-lever-said-${(leverCounter += 1)}`;
  Object.assign(parts.typed, { type: "text", autocomplete: "off", maxLength: 40, spellcheck: false });
  Object.assign(parts.range, { type: "range", min: 0, step: 1 });
  parts.range.setAttribute("aria-describedby", parts.said.id);
  parts.marks.setAttribute("aria-hidden", "true");
  parts.unread.setAttribute("role", "alert");
  parts.unread.hidden = true;
  return parts;
}
