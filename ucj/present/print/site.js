// Shows the regions whose name or code holds what is typed, each below its province.
const letters = (text) => text.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, " ").trim();

function find(body) {
  const wanted = letters(body.querySelector("input").value);
  const holds = (element, code) => letters(`${element.querySelector("a").textContent} ${code}`).includes(wanted);
  let found = 0;
  body.querySelectorAll("section").forEach((section) => {
    const whole = holds(section.querySelector("h2"), section.dataset.code);
    let below = 0;
    section.querySelectorAll("li").forEach((item) => {
      item.hidden = !whole && !holds(item, item.dataset.code);
      below += !item.hidden;
    });
    section.hidden = !whole && !below;
    found += below + whole;
  });
  const said = body.querySelector("[role=status]");
  said.textContent = wanted && said.dataset.text.replace("{count}", found);
}

function begin() {
  document.querySelectorAll("body > [lang]").forEach((body) => body.addEventListener("input", () => find(body)));
  return () => {};
}
