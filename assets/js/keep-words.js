// What somebody types is kept on the server at each pause. Only in forms that the server marked; it leaves out the rest.
const PAUSE = 2000; // milliseconds
const LEFT_OUT = "input[type=password], input[type=file]";

class KeptForm {
  constructor(form, address) {
    this.form = form;
    this.address = address;
    form.addEventListener("input", () => this.wait());
    form.addEventListener("change", () => this.wait());
    form.addEventListener("submit", () => this.stop());
    document.addEventListener("submit", (event) => this.timer && !event.defaultPrevented && this.keepBefore(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.timer && this.keep());
  }

  wait() {
    this.stop();
    this.timer = setTimeout(() => this.keep(), PAUSE);
  }

  // A form that is being sent must not be kept after it is saved.
  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sending?.abort();
  }

  // Another form, such as the choice of a language, leads back here, where the words have to wait by then.
  async keepBefore(event) {
    if (event.target === this.form) return;
    event.preventDefault();
    await this.keep();
    event.target.requestSubmit(event.submitter);
  }

  async keep() {
    this.stop();
    this.sending = new AbortController();
    try {
      const answer = await fetch(this.address, {
        method: "POST", body: this.words(), signal: this.sending.signal, keepalive: document.hidden,
      });
      if (answer.status === 202) this.say(await answer.text());
    } catch {
      // No network: the words are still in the page, and the next pause tries again.
    }
  }

  words() {
    const words = new FormData(this.form);
    this.form.querySelectorAll(LEFT_OUT).forEach((input) => words.delete(input.name));
    return words;
  }

  say(words) {
    this.line ??= this.form.appendChild(Object.assign(document.createElement("p"), { className: "govuk-hint" }));
    this.line.setAttribute("role", "status");
    this.line.textContent = words;
  }
}

export function keepWords() {
  const address = document.body.dataset.keepWords;
  if (!address) return;
  document.querySelectorAll("main input[data-kept]").forEach((key) => new KeptForm(key.form, address));
}
