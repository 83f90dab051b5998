// What is typed without a network waits on the device, sealed. The key is the server's: it stands in the page of whoever the
// form was shown to, and is given again to that person alone. What is left behind on a device says nothing to anybody else.
const NAME = "ff-sealed:";
const LONGEST = 7 * 24 * 3600 * 1000; // milliseconds; the server gives no key after that

const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (one) => String.fromCharCode(one)).join(""));
const opened = (seal) => crypto.subtle.importKey("raw", bytes(seal), "AES-GCM", false, ["encrypt", "decrypt"]);

// The place on the device for the words of one showing of a form; null where a browser cannot seal.
export function place(key) {
  if (!key.dataset.seal || !globalThis.crypto?.subtle || !storage()) return null;
  return new Place(key.value, key.dataset.seal);
}

// A browser may keep nothing for anybody: then asking is an error already.
function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

class Place {
  constructor(under, seal) {
    this.under = under;
    this.seal = seal;
    this.name = NAME + under.split(" ")[0];
    this.last = 0;
  }

  // Of two that are under way, the later words stay.
  async keep(words) {
    const turn = ++this.last;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify([...words].filter(([, value]) => typeof value === "string")));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await opened(this.seal), plain);
    if (turn !== this.last) return;
    const box = { under: this.under, at: Date.now(), iv: text(iv), sealed: text(sealed) };
    try {
      localStorage.setItem(this.name, JSON.stringify(box));
    } catch {
      // No room, or the browser keeps nothing: the words are in the page.
    }
  }

  forget() {
    this.last += 1;
    localStorage.removeItem(this.name);
  }
}

// On every page: words of this person's that wait on the device go to the server, and the page says where they are.
export async function bringBack({ unseal, keepWords, found, foundLink }, say) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (!unseal || !token || !globalThis.crypto?.subtle || !storage()) return;
  for (const [name, box] of boxes()) {
    try {
      const address = await brought(name, box, { unseal, keepWords, token: token.value });
      if (address) say(found, foundLink, address);
    } catch {
      // No network, or no words that this key opens: they wait.
    }
  }
}

function boxes() {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(NAME));
  return names.flatMap((name) => {
    const box = read(name);
    if (box && Date.now() - box.at < LONGEST) return [[name, box]];
    localStorage.removeItem(name);
    return [];
  });
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

async function brought(name, box, { unseal, keepWords, token }) {
  const own = document.querySelector("main input[data-seal]");
  if (own?.value === box.under) return ""; // this page's own form holds them
  const answer = await sent(unseal, [["csrfmiddlewaretoken", token], ["sealed_under", box.under]]);
  if (answer.status === 410) localStorage.removeItem(name);
  if (answer.status !== 200 || answer.redirected) return "";
  const [seal, address] = (await answer.text()).split("\n");
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(box.iv) }, await opened(seal), bytes(box.sealed));
  const words = JSON.parse(new TextDecoder().decode(plain)).filter(([field]) => field !== "csrfmiddlewaretoken");
  const kept = await sent(keepWords, [["csrfmiddlewaretoken", token], ...words]);
  if (kept.status !== 202 && kept.status !== 204) return "";
  localStorage.removeItem(name);
  return kept.status === 202 ? address : "";
}

function sent(address, pairs) {
  const body = new FormData();
  pairs.forEach(([field, value]) => body.append(field, value));
  return fetch(address, { method: "POST", body });
}
