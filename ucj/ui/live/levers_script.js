// Keeps the sliders for all lists of a page, so that a step need not send them; whichever is there first waits.
export default function ({ data }) {
  document.ucjLevers = { ...data, mount: mountLevers };
  document.dispatchEvent(new CustomEvent("ucj-levers"));
}
