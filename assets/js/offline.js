// A form sent without a network would leave an error page of the browser, and the words behind it. It stays here instead.
function send(event) {
  if (navigator.onLine || event.target.method !== "post") return;
  event.preventDefault();
  say(document.body.dataset.offline);
}

function say(words) {
  document.getElementById("ff-offline")?.remove();
  const box = document.createElement("div");
  box.id = "ff-offline";
  box.className = "govuk-error-summary";
  box.tabIndex = -1;
  box.setAttribute("role", "alert");
  const title = document.createElement("h2");
  title.className = "govuk-error-summary__title";
  title.textContent = words;
  box.append(title);
  document.getElementById("main-content").prepend(box);
  box.focus();
}

export function keepWordsWhenOffline() {
  document.addEventListener("submit", send);
}
