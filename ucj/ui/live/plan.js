// Hands the plan of the last answer to the outcome, which is not sent with each answer; whichever is there first waits. And
// tells the server which number of the plan is to be explained, and the outcome to show the last move once more.
export default function ({ data, setTriggerValue }) {
  const tell = (plan) => {
    document.ucjPlan = plan;
    document.dispatchEvent(new CustomEvent("ucj-plan", { detail: plan }));
  };
  const asked = (event) => {
    const button = event.target.closest?.("[data-explain]");
    if (button) setTriggerValue("explain", button.dataset.explain);
    if (event.target.closest?.("[data-replay]")) document.dispatchEvent(new CustomEvent("ucj-replay"));
  };
  tell(data);
  document.addEventListener("click", asked);
  return () => {
    document.removeEventListener("click", asked);
    tell(null);
  };
}
