// A choice that cannot reach the site must not look as if it had: the list beside it is the old one.
(() => {
  const say = (words) => {
    const place = document.getElementById("not-updated");
    place.textContent = words ? place.dataset.words : "";
  };
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, () => say(true));
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) say(false);
  });
})();
