// A form sent without a network would leave an error page of the browser, and the words behind it. It stays here instead.
function send(event) {
  if (event.defaultPrevented || navigator.onLine || event.target.method !== "post") return;
  event.preventDefault();
  alert(document.body.dataset.offline);
}

// `more` says what to do; `quietly` leaves the focus with whoever is typing.
export function alert(words, { more = "", quietly = false } = {}) {
  document.getElementById("ff-offline")?.remove();
  const box = document.createElement("div");
  box.id = "ff-offline";
  box.className = "govuk-error-summary";
  box.tabIndex = -1;
  box.setAttribute("role", "alert");
  const title = document.createElement("h2");
  title.className = "govuk-error-summary__title";
  title.textContent = words;
  box.append(title, ...(more ? [Object.assign(document.createElement("p"), { className: "govuk-body", textContent: more })] : []));
  document.getElementById("main-content").prepend(box);
  if (!quietly) box.focus();
}

export function keepWordsWhenOffline() {
  document.addEventListener("submit", send);
}
