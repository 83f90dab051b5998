// What somebody types is kept on the server at each pause. Only in forms that the server marked; it leaves out the rest.
// Where the server gave a seal, the words also wait on the device while there is no network: see sealed-words.js.
import { alert } from "./offline.js";
import { bringBack, place } from "./sealed-words.js";

const PAUSE = 2000; // milliseconds
const PATIENCE = 8000; // a network that takes longer is none
const AGAIN = 10000;
const LEFT_OUT = "input[type=password], input[type=file]";

class KeptForm {
  constructor(key, address) {
    this.form = key.form;
    this.address = address;
    this.place = place(key);
    if (this.place) this.say(this.form.dataset.ready);
    this.form.addEventListener("input", () => this.wait());
    this.form.addEventListener("change", () => this.wait());
    this.form.addEventListener("submit", (event) => (this.place ? this.send(event) : this.stop()));
    document.addEventListener("submit", (event) => this.timer && !event.defaultPrevented && this.keepBefore(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.timer && this.keep());
  }

  wait() {
    this.stop();
    this.timer = setTimeout(() => this.keep(), PAUSE);
    this.place?.keep(this.words());
    if (this.sendsLater) this.holdBack();
  }

  // A form that is being sent must not be kept after it is saved.
  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sending?.abort();
    this.sending = undefined;
  }

  // Another form, such as the choice of a language, leads back here, where the words have to wait by then.
  async keepBefore(event) {
    if (event.target === this.form) return;
    event.preventDefault();
    await this.keep();
    event.target.requestSubmit(event.submitter);
  }

  // Whether a server answered at all.
  async keep() {
    this.stop();
    const sending = (this.sending = new AbortController());
    const turn = this.place?.last;
    const tooLong = setTimeout(() => sending.abort(), PATIENCE);
    try {
      const answer = await fetch(this.address, {
        method: "POST", body: this.words(), signal: sending.signal, keepalive: document.hidden,
      });
      if ([202, 409].includes(answer.status)) this.say(await answer.text()); // kept; or earlier words wait here
      if ([202, 204].includes(answer.status) && turn === this.place?.last) this.place?.forget();
      return true;
    } catch {
      // No network: the words are still in the page, and the next pause tries again.
      if (this.place && sending === this.sending) this.say(this.form.dataset.here);
      return false;
    } finally {
      clearTimeout(tooLong);
    }
  }

  // First the words, then the form: what no server has taken is neither lost nor left to an error page of the browser.
  async send(event) {
    if (this.reached) return this.stop();
    event.preventDefault();
    if (this.busy) return undefined;
    this.busy = true;
    await this.place.keep(this.words());
    const turn = this.place.last;
    const reached = await this.keep();
    this.busy = false;
    if (reached) {
      this.reached = true;
      return this.form.requestSubmit();
    }
    return turn === this.place.last && !this.sendsLater ? this.sendLater() : undefined; // or somebody types again
  }

  sendLater() {
    const again = () => this.form.requestSubmit();
    const each = setInterval(again, AGAIN);
    window.addEventListener("online", again);
    this.sendsLater = () => {
      clearInterval(each);
      window.removeEventListener("online", again);
      this.sendsLater = undefined;
    };
    alert(this.form.dataset.waits, { more: this.form.dataset.waitsWhere });
    return undefined;
  }

  // Words that are being changed are not sent half written.
  holdBack() {
    this.sendsLater();
    alert(this.form.dataset.changed, { quietly: true });
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

function found(words, link, address) {
  if (address.startsWith(`${location.pathname}?`)) return location.replace(address);
  const line = Object.assign(document.createElement("p"), { className: "govuk-inset-text", textContent: `${words} ` });
  line.setAttribute("role", "status");
  line.append(Object.assign(document.createElement("a"), { className: "govuk-link", href: address, textContent: link }));
  document.getElementById("main-content").prepend(line);
  return undefined;
}

export function keepWords() {
  const { dataset } = document.body;
  if (!dataset.keepWords) return;
  document.querySelectorAll("main input[data-kept]").forEach((key) => new KeptForm(key, dataset.keepWords));
  bringBack(dataset, found);
}
