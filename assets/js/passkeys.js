// A passkey is asked of the browser where a form says so; its answer is sent as the form's own. Without this the form
// stays hidden, and a code is written instead.
const able = () =>
  window.PublicKeyCredential &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function" &&
  typeof PublicKeyCredential.prototype.toJSON === "function";

async function ask(form) {
  const options = JSON.parse(form.dataset.options);
  const found =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  form.elements.answer.value = JSON.stringify(found.toJSON());
  form.submit();
}

export function usePasskeys() {
  if (!able()) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form).catch(() => {
        form.querySelector("[data-said]").textContent = form.dataset.failed;
      });
    });
  }
}
