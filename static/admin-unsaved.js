/* Ask before leaving a listing's page with changes that were not saved. Without script nothing asks. */
"use strict";
addEventListener("load", () => {
  const form = document.querySelector('.change-form form[id$="_form"]');
  if (!form) return;
  const said = () => new URLSearchParams(new FormData(form)).toString();
  const before = said();
  let saving = false;
  form.addEventListener("submit", () => { saving = true; });
  addEventListener("beforeunload", (event) => {
    if (!saving && said() !== before) event.preventDefault();
  });
});
