// The first thing that runs, and small: shows the page of a dossier as it was left, then starts the application.
//
// Kept as a tree of names, attributes and texts, built again node by node: no text becomes markup. Shown only
// at the address where it was taken, by the build that took it, and while the dossier has not changed since.
// It takes ratings: each is kept at once, for the application to take over (src/state/early.rs). What else could
// be worked on does not answer yet. src/ui/desk.rs decides when it is taken, and when it is put away.

const KEY = "acquis/snapshot";
// As an id of the shown page, and before the names of its radio buttons: those of the application are beside.
const SHOWN = "snapshot";
const SVG = "http://www.w3.org/2000/svg";
// UTF-16 units: some 2 % of what browsers allow. Beyond it the start is as if there were none.
const MOST = 120_000;
// How a competence's radio group is named (src/ui/parts/levels.rs).
const LEVEL = "level-";

const build = () =>
  [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((e) => e.href ?? e.src).join(" ");

const rates = (element) => element.type === "radio" && element.name.startsWith(LEVEL);

// What answers without the application: a rating, the address of a page, what opens and closes by itself.
const answers = (element) =>
  rates(element) || element.matches("summary, a[href^='#/']") || !element.matches("a, button, input, select, textarea");

const taken = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  // A message passes, and a dialog without its page would trap.
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".toast-place, .skip, dialog")) return null;
  const attributes = {};
  for (const { name, value } of node.attributes) {
    // Nothing of it is news to be read out.
    if (name !== "aria-live" && !(name === "role" && /^(status|alert)$/.test(value))) attributes[name] = value;
  }
  const mark = (name, there) => {
    delete attributes[name];
    if (there) attributes[name] = "";
  };
  if (rates(node)) attributes.name = SHOWN + node.name;
  if (node.localName === "input") {
    mark("checked", node.checked);
    if (!/^(radio|checkbox|file)$/.test(node.type)) attributes.value = node.value;
  }
  if (node.localName === "option") mark("selected", node.selected);
  if (!answers(node)) attributes.inert = "";
  // As high as it is, before it comes into sight and is laid out (style/main.css).
  if (node.matches(".competence")) {
    const { paddingTop, paddingBottom } = getComputedStyle(node);
    const edges = node.offsetHeight - node.clientHeight + parseFloat(paddingTop) + parseFloat(paddingBottom);
    const inside = node.getBoundingClientRect().height - edges;
    attributes.style = `contain-intrinsic-block-size: auto ${inside}px`;
  }
  const children = node.localName === "textarea" ? [node.value] : [...node.childNodes].map(taken);
  return [node.localName, attributes, ...children.filter((child) => child !== null && child !== "")];
};

const built = (node, above) => {
  if (typeof node === "string") return node;
  const [name, attributes, ...children] = node;
  const space = name === "svg" || above === SVG ? SVG : "http://www.w3.org/1999/xhtml";
  const element = document.createElementNS(space, name);
  for (const [name, value] of Object.entries(attributes)) {
    // The policy admits no style by an attribute.
    if (name === "style") element.style.cssText = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.map((child) => built(child, space)));
  return element;
};

// Several tabs may take it in turn; what cannot be kept is no loss.
const forget = () => {
  try {
    localStorage.removeItem(KEY);
  } catch {}
};

// Takes the page as it stands. `given` tells whose it is: the key and the text of the dossier's card, the key for
// its early ratings, and the words that are needed until the application is there.
const take = (given) => {
  const root = document.getElementById("app").firstElementChild;
  const { lang, dataset } = document.documentElement;
  const { hash } = location;
  const whole = { ...JSON.parse(given), build: build(), hash, title: document.title, lang, theme: dataset.theme };
  const text = JSON.stringify({ ...whole, page: taken(root) });
  try {
    if (text.length <= MOST) localStorage.setItem(KEY, text);
    else forget();
  } catch {
    forget();
  }
};

const kept = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    const same = kept.hash === location.hash && kept.build === build();
    return same && kept.card !== null && localStorage.getItem(kept.key) === kept.card ? kept : null;
  } catch {
    return null;
  }
};

// A rating, kept until the application takes it over.
const rate = ({ early, noted }) => ({ target }) => {
  const card = target.closest("[data-competence]");
  if (card === null || !target.name.startsWith(SHOWN)) return;
  try {
    const before = JSON.parse(localStorage.getItem(early)) ?? [];
    const was = card.querySelector(`input[name="${CSS.escape(target.name)}"][checked]`)?.value ?? null;
    before.push([card.dataset.competence, target.value, Math.floor(Date.now() / 1000), was]);
    localStorage.setItem(early, JSON.stringify(before));
  } catch {
    // Not kept: it is not said to be, and the application shows what is.
    return;
  }
  card.querySelector(".status-line")?.replaceChildren(noted);
};

// What is said beside it, from when the style sheet says on.
const notice = (words, when) => {
  const said = built(["span", {}]);
  said.append(...words);
  const place = built(["div", { class: `toast-place ${when}`, role: "status" }, ["div", { class: "toast" }]]);
  place.firstChild.append(said);
  return place;
};

// The application's card of a competence.
const card = (of) => document.querySelector(`#app [data-competence="${CSS.escape(of.dataset.competence)}"]`);

// The element of the application that stands for one of the shown page, if it can be told.
const twin = (element) => {
  const { name, value } = element;
  const href = element.getAttribute("href");
  const group = name?.startsWith(SHOWN) && CSS.escape(name.slice(SHOWN.length));
  if (group) return `#app input[name="${group}"][value="${CSS.escape(value)}"]`;
  return href === null ? null : `#app a[href="${CSS.escape(href)}"]`;
};

// Gives way to the application: what was in sight stays where it is.
const putAway = () => {
  const shown = document.getElementById(SHOWN);
  if (shown === null) return;
  const focused = shown.contains(document.activeElement) ? twin(document.activeElement) : null;
  const { scrollY } = window;
  const cards = [...shown.querySelectorAll("[data-competence]")];
  const seen = scrollY > 0 ? cards.find((card) => card.getBoundingClientRect().bottom > 0) : undefined;
  const top = seen?.getBoundingClientRect().top;
  shown.remove();
  for (const left of cards) card(left)?.style.setProperty("contain-intrinsic-block-size", left.style.containIntrinsicBlockSize);
  document.getElementById("app").hidden = false;
  const same = seen && card(seen);
  const by = same ? same.getBoundingClientRect().top - top : scrollY - window.scrollY;
  scrollBy({ top: by, behavior: "instant" });
  if (focused !== null) document.querySelector(focused)?.focus({ preventScroll: true });
};

// Shows the page as it was left; says whether it could.
const show = () => {
  const left = kept();
  if (left === null) return false;
  const app = document.getElementById("app");
  const shown = built(["div", { id: SHOWN, "aria-busy": "true" }, left.page]);
  shown.addEventListener("change", rate(left));
  const late = app.querySelector(".boot-late").childNodes;
  shown.append(notice([left.opening], "boot-soon"), notice([...late].map((node) => node.cloneNode(true)), "boot-late"));
  app.hidden = true;
  // After the application, whose ids come first.
  app.after(shown);
  document.title = left.title;
  document.documentElement.lang = left.lang;
  if (left.theme !== undefined) document.documentElement.dataset.theme = left.theme;
  // Another page is the application's to show.
  addEventListener("hashchange", putAway, { once: true });
  return true;
};

self.snapshot = { take, forget, putAway };

let shown = false;
try {
  shown = location.hash.startsWith("#/d/") && show();
} catch {
  // What is kept cannot be built: the application starts all the same, and nothing of the page was touched.
  forget();
}

// As often as it is asked, it starts once.
const start = () => import("./application.js");
if (shown) {
  // Painted before the application takes the processor. A page that is not seen is never painted.
  requestAnimationFrame(() => setTimeout(start));
  setTimeout(start, document.hidden ? 0 : 1000);
} else {
  start();
}
