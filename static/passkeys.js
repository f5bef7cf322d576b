/* Say beside the button what the browser said of a passkey: django-allauth tells the console alone. */
"use strict";
document.addEventListener("allauth.error", (event) => {
  const problem = document.querySelector("[data-passkey-problem]");
  if (!problem) return;
  event.preventDefault();
  problem.hidden = false;
});
