// The rating page in JavaScript alone, written by hand: each edit touches what depends on it.
import { ICONS, LEVELS, MAIN, PAGES, STATUSES, block, gaps, keeper, links, open, progress, progressWords, reason, status } from "../model.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`on…` are listeners) and children. */
function h(name, attributes = {}, ...children) {
  const element = name === "svg" || name === "path" || name === "rect"
    ? document.createElementNS(SVG, name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

const icon = (path) => h("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, h("path", { d: path }));
const plain = (label, path) => h("button", { type: "button", class: "icon-button", "aria-label": label, title: label }, icon(path));

const data = open();
const linked = links(data.evidence);
const shown = block(data.certification);
const stateOf = (id) => status(data.ratings[id], linked.get(id));

const saveStatus = h("span", { id: "save-status", role: "status", "aria-live": "polite" }, "Enregistré sur cet appareil");
const keep = keeper((words) => { saveStatus.textContent = words; });

const progressLine = h("p", { class: "progress-words" });
const bar = h("svg", { class: "stacked", preserveAspectRatio: "none", role: "img" });
const counts = new Map();
const filter = h("select", { id: "status-filter" });
const everywhere = new Map(data.certification.blocks.map((one) => [one.code, one.competences.filter((c) => stateOf(c.id) === "ready").length]));

function showProgress() {
  const all = progress(shown, stateOf);
  progressLine.textContent = progressWords(all);
  const parts = Object.keys(STATUSES).reverse().map((name) => [name, all.states.filter((one) => one === name).length]);
  let x = 0;
  bar.replaceChildren(...parts.filter(([, count]) => count > 0).map(([name, count]) => {
    const rect = h("rect", { class: "part", "data-part": name, x, y: 0, width: count, height: 1 });
    x += count;
    return rect;
  }));
  bar.setAttribute("viewBox", `0 0 ${all.total} 1`);
  bar.setAttribute("aria-label", parts.filter(([, count]) => count > 0).map(([name, count]) => `${STATUSES[name].name} : ${count}`).join(", "));
  for (const [name, option] of counts) option.textContent = `${STATUSES[name].name} (${all.states.filter((one) => one === name).length})`;
  const count = document.querySelector(`[data-count="${shown.code}"]`);
  if (count) count.textContent = `${all.ready}/${all.total}`;
}

function rate(id, change) {
  const before = data.ratings[id] ?? { competence: id, level: null, comment: "" };
  data.ratings[id] = { ...before, ...change, updated_at: new Date().toISOString() };
  keep(`rating/${id}`, data.ratings[id]);
}

function card(competence, number) {
  const { id } = competence;
  const mine = linked.get(id) ?? [];
  const line = h("p", { class: "status-line" });
  const withdrawPlace = h("div");
  withdrawPlace.style.display = "contents";
  const showStatus = () => {
    const state = stateOf(id);
    line.replaceChildren(
      h("span", { class: "tag", "data-status": state }, icon(STATUSES[state].path), STATUSES[state].name),
      h("span", { class: "muted" }, reason(state, data.ratings[id], mine)),
    );
    withdrawPlace.replaceChildren(...(data.ratings[id]?.level ? [withdraw] : []));
  };
  const radios = LEVELS.map((level) => {
    const input = h("input", { type: "radio", name: `level-${id}`, value: level.id, onchange: () => choose(level.id) });
    input.checked = data.ratings[id]?.level === level.id;
    return h("label", { class: "level", "data-level": level.id, title: level.means }, input, h("span", { class: "level-words" }, h("span", { class: "level-name" }, level.name)));
  });
  const choose = (level) => {
    rate(id, { level });
    showStatus();
    showProgress();
  };
  const withdraw = h("button", { type: "button", class: "link small withdraw", onclick: () => {
    for (const radio of radios) radio.firstChild.checked = false;
    choose(null);
  } }, "Retirer mon positionnement");
  const article = h(
    "article",
    { class: "card competence", id: `competence-${id}`, "data-card": "", tabindex: "-1", "data-competence": id },
    h("fieldset", {}, h("legend", {}, h("span", { class: "number" }, String(number)), h("span", {}, competence.text)), h("div", { class: "levels" }, ...radios), withdrawPlace),
    line,
    comment(id),
    evidence(id, mine, number),
  );
  showStatus();
  return article;
}

function comment(id) {
  const text = data.ratings[id]?.comment ?? "";
  const field = () => {
    const now = data.ratings[id]?.comment ?? "";
    const twin = h("div", { class: "grow-twin", "aria-hidden": "true" }, `${now}\n`);
    const area = h("textarea", { id: `comment-${id}`, rows: 2, maxlength: 60000, "aria-describedby": `comment-${id}-hint`, oninput: () => {
      twin.textContent = `${area.value}\n`;
      rate(id, { comment: area.value });
    } });
    area.value = now;
    return h("div", { class: "field" },
      h("div", { class: "label-row" }, h("label", { class: "label", for: `comment-${id}` }, "Commentaire")),
      h("p", { class: "hint", id: `comment-${id}-hint` }, "Ce qui explique votre positionnement, pour vous ou pour votre accompagnateur."),
      h("div", { class: "grow" }, twin, area));
  };
  if (text !== "") return field();
  const button = h("button", { type: "button", class: "link small", onclick: () => button.replaceWith(field()) }, "Ajouter un commentaire");
  return button;
}

function evidence(id, mine, number) {
  const items = mine.map((one) => {
    const lacks = gaps(one);
    const label = `Délier « ${one.title} »`;
    return h("li", {},
      h("a", { href: `#/preuves/${one.id}` }, one.title),
      h("span", { class: lacks.length === 0 ? "muted good" : "muted" }, lacks.length === 0 ? "complète" : `il manque ${lacks.join(", ")}`),
      h("button", { type: "button", class: "icon-button small", "aria-label": label, title: label }, icon(ICONS.close)));
  });
  const others = data.evidence.filter((one) => !mine.includes(one));
  const row = h("div", { class: "row" }, h("button", { type: "button", class: "button small", "aria-label": `Raconter une situation pour la compétence ${number}` }, "Raconter une situation"));
  if (others.length > 0) {
    const select = h("select", { id: `link-${id}`, class: "small" }, h("option", { value: "" }, "Choisir une preuve…"));
    const fill = () => select.append(...others.map((one) => h("option", { value: one.id }, one.title)));
    select.addEventListener("focus", fill, { once: true });
    row.append(h("label", { class: "visually-hidden", for: `link-${id}` }, `Relier une preuve existante (${number})`), select);
  }
  return h("div", { class: "links" },
    h("h2", { class: "links-title" }, "Preuves"),
    h("ul", { class: "link-list" }, ...items),
    ...(mine.length === 0 ? [h("p", { class: "muted" }, "Aucune preuve reliée.")] : []),
    row);
}

function show(wanted) {
  for (const article of cards.children) article.hidden = wanted !== "" && stateOf(article.dataset.competence) !== wanted;
}

filter.append(h("option", { value: "" }, `Toutes (${shown.competences.length})`));
for (const name of Object.keys(STATUSES)) {
  const option = h("option", { value: name });
  counts.set(name, option);
  filter.append(option);
}
filter.addEventListener("change", () => show(filter.value));
const cards = h("div", { class: "cards" }, ...shown.competences.map((one, n) => card(one, n + 1)));
const here = (code) => (code === shown.code ? { "aria-current": "page" } : {});

document.getElementById("app").replaceChildren(h("div", { class: "app in-dossier" },
  h("a", { class: "skip", href: "#page" }, "Aller au contenu"),
  h("header", { class: "bar" },
    h("a", { class: "brand", href: "#/" }, icon(ICONS.mark), h("span", {}, "Acquis")),
    h("nav", { class: "bar-nav", "aria-label": "Navigation principale" }, ...MAIN.map(([href, name]) => h("a", { href }, name))),
    h("div", { class: "bar-end" },
      h("p", { class: "save" }, icon(ICONS.saved), saveStatus),
      plain("Annuler", ICONS.undo), plain("Rétablir", ICONS.redo),
      h("div", { class: "menu" }, plain("Menu et réglages", ICONS.menu)))),
  h("nav", { class: "dossier-nav", "aria-label": "Mon dossier" },
    h("ul", {}, ...PAGES.map(([name, words]) => h("li", {}, h("a", { href: `#/${name}` }, icon(ICONS[name]), h("span", {}, words))))),
    h("div", { class: "block-nav" }, h("h2", { class: "nav-title" }, "Blocs de compétences"),
      h("ul", {}, ...data.certification.blocks.map((one) => h("li", {},
        h("a", { href: `#/bloc/${one.code}`, ...here(one.code) }, h("span", {}, one.title),
          h("span", { class: "count" }, h("span", { "aria-hidden": "true", "data-count": one.code }, `${everywhere.get(one.code)}/${one.competences.length}`)))))))),
  h("main", { id: "page", class: "page", tabindex: "-1" },
    h("header", { class: "page-head" },
      h("p", { class: "eyebrow" }, `Bloc ${shown.code}`),
      h("h1", { id: "page-title", tabindex: "-1" }, shown.title),
      progressLine, bar,
      h("details", { class: "quote" }, h("summary", {}, "Comment ce bloc est évalué"), h("p", {}, shown.assessment))),
    h("div", { class: "row between tools" },
      h("div", { class: "segments", role: "group" }, h("span", { "aria-current": "true" }, "En liste"), h("a", { href: "#/une" }, "Une par une")),
      h("label", { class: "inline" }, h("span", {}, "Afficher"), filter)),
    cards,
    h("nav", { class: "row between foot", "aria-label": "Blocs de compétences" }, h("a", { class: "button quiet", href: "#/board" }, "Tableau de bord"))),
  h("div", { class: "toast-place", role: "status", "aria-live": "polite" })));
showProgress();
