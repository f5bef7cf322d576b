// What every page has: leaving it at once, and closing the help lines. Without script they are a link and a <details>.
(() => {
  const PRESSES = 3;
  const WITHIN = 5000; // milliseconds, from the first press to the last
  const link = document.getElementById("leave");
  const said = document.getElementById("leave-said");
  const lines = document.getElementById("help-lines");
  let pressed = [];
  let isLeaving = false;

  // Nothing is to be read here while the other page loads, nor by going back: it takes this one's place.
  const leave = () => {
    isLeaving = true;
    document.title = "…";
    document.body.replaceChildren();
    location.replace(link.href);
  };

  const closeLines = () => {
    if (lines.contains(document.activeElement)) lines.querySelector("summary").focus();
    lines.open = false;
  };

  const countPress = (now) => {
    pressed = [...pressed.filter((moment) => now - moment < WITHIN), now];
    said.textContent = pressed.length === PRESSES - 1 ? said.dataset.words : "";
    return pressed.length;
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    // To the browser this key means to stop loading: not the page that we are leaving for.
    if (isLeaving) event.preventDefault();
    if (event.repeat) return;
    if (isLeaving || countPress(event.timeStamp) === PRESSES) {
      event.preventDefault();
      leave();
    } else if (lines.open) {
      closeLines();
    }
  }, true);

  // Whoever goes on by keyboard is not to land beneath the open list.
  lines.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !lines.contains(event.relatedTarget)) lines.open = false;
  });
})();
