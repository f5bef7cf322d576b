// How many programmes are on the shortlist, beside its name in the navigation: the page is the same for everybody.
(() => {
  const link = document.querySelector("[data-shortlist]");
  if (!link) return;
  const name = link.textContent;
  const count = () => {
    const kept = document.cookie.match(/(?:^|; )shortlist=([^;]+)/);
    link.textContent = kept ? `${name} (${kept[1].split(".").length})` : name;
  };
  count();
  // A page that comes back from the browser's memory was counted before.
  addEventListener("pageshow", count);
})();
