// Copies the address with one click; where the browser refuses the clipboard, the address is shown, ready to copy.
async function copied(address) {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    return false;
  }
}

export default function ({ parentElement, data }) {
  const [button, field] = ["button", "input"].map((name) => parentElement.querySelector(name));
  button.textContent = data.label;
  button.title = data.help;
  // Until now it had no words.
  button.hidden = false;
  field.hidden = true;
  field.setAttribute("aria-label", data.shown);
  button.onclick = async () => {
    const done = await copied(data.address);
    button.textContent = done ? data.copied : data.shown;
    field.hidden = done;
    if (!done) {
      field.value = data.address;
      field.select();
    }
  };
}
