/* On a listing's page: say that something is not saved yet, and ask before leaving with it. Without script nothing asks. */
"use strict";
addEventListener("load", () => {
  const form = document.querySelector('.change-form form[id$="_form"]');
  if (!form) return;
  const said = () => new URLSearchParams(new FormData(form)).toString();
  const before = said();
  let saving = false;
  const tell = () => document.body.classList.toggle("has-unsaved", said() !== before);
  // Lists that are chosen from by typing tell of a change to their own library alone: look again at the next key or press.
  for (const kind of ["input", "change", "click", "focusin"]) addEventListener(kind, tell);
  form.addEventListener("submit", () => { saving = true; });
  addEventListener("beforeunload", (event) => {
    if (!saving && said() !== before) event.preventDefault();
  });
});
