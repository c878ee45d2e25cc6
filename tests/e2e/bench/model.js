// What the contestants share: the data of the rating page, its words, what follows from the data, and
// keeping it as Acquis does: 300 ms after the last change to localStorage, then to IndexedDB; « Enregistré »
// is said once its transaction is complete.
//
// Owns no markup. A state is never changed in place, so that a framework sees what is new.

export const LEVELS = [
  { id: "not-practised", name: "Pas encore pratiquée", means: "Je ne l’ai pas encore fait en situation réelle." },
  { id: "with-help", name: "Avec de l’aide", means: "Je le fais avec un collègue, un modèle ou une vérification." },
  { id: "autonomous", name: "En autonomie", means: "Je le fais seul ou seule, y compris quand la situation change." },
  { id: "transmits", name: "Je maîtrise et je transmets", means: "Je le fais dans les cas difficiles, je l’explique et je forme d’autres personnes." },
];

export const STATUSES = {
  unrated: { name: "Non évaluée", path: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16" },
  developing: { name: "En cours d’acquisition", path: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M12 8v4l3 2" },
  unproven: { name: "Déclarée sans preuve", path: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M9.8 9.5a2.3 2.3 0 1 1 3 2.6c-.6.2-.8.6-.8 1.4M12 16.5v.01" },
  thin: { name: "Preuve à compléter", path: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M8 12h8" },
  ready: { name: "Prête à présenter", path: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M8.5 12.3l2.5 2.5 4.5-5.3" },
};

export const ICONS = {
  mark: "M4 4h16v16H4zM8 12.5l3 3 5.5-7",
  undo: "M9 6 4 11l5 5M4 11h10a6 6 0 0 1 0 12",
  redo: "M15 6l5 5-5 5M20 11H10a6 6 0 0 0 0 12",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6 6 18",
  board: "M4 4h7v7H4zM13 4h7v4h-7zM13 11h7v9h-7zM4 14h7v6H4z",
  evidence: "M6 3h9l4 4v14H6zM9 11h7M9 15h7",
  path: "M5 20c8 0 1-8 8-8s1-8 6-8M5 20h.01M19 4h.01",
  file: "M4 6h6l2 2h8v11H4zM12 11v5M9.5 13.5 12 16l2.5-2.5",
  saved: "M5 12.5l4.5 4.5L19 7",
  saving: "M12 4v4M12 16v4M4 12h4M16 12h4",
};

export const MAIN = [["#/", "Mes dossiers"], ["#/relecture", "Relecture"], ["#/certification", "Certification"], ["#/aide", "Aide"]];
export const PAGES = [["board", "Tableau de bord"], ["evidence", "Preuves"], ["path", "Parcours"], ["file", "Dossier"]];

const PREFIX = "bench/";
const read = (key) => JSON.parse(localStorage.getItem(PREFIX + key));

/** The dossier of this device: every record is read, as the page's own would be. */
export function open() {
  const ratings = {};
  const evidence = [];
  for (let n = 0; n < localStorage.length; n += 1) {
    const key = localStorage.key(n);
    if (key.startsWith(PREFIX + "rating/")) {
      const rating = JSON.parse(localStorage.getItem(key));
      ratings[rating.competence] = rating;
    } else if (key.startsWith(PREFIX + "evidence/")) {
      evidence.push(JSON.parse(localStorage.getItem(key)));
    }
  }
  evidence.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { certification: read("certification"), ratings, evidence };
}

/** The bloc that the address names; the first one without. */
export function block(certification) {
  const code = location.hash.split("/").pop();
  return certification.blocks.find((block) => block.code === code) ?? certification.blocks[0];
}

const told = (text) => text.trim() !== "";
const GAPS = [
  [(e) => told(e.title), "le titre"],
  [(e) => e.period.from !== null, "la période"],
  [(e) => told(e.story.context), "le contexte"],
  [(e) => told(e.story.actions), "ce que vous avez fait"],
  [(e) => told(e.story.outcome), "le résultat"],
];
export const gaps = (evidence) => GAPS.filter(([has]) => !has(evidence)).map(([, name]) => name);

/** The evidence of each competence. */
export function links(evidence) {
  const links = new Map();
  for (const one of evidence) {
    for (const competence of one.competences) {
      const linked = links.get(competence);
      if (linked) linked.push(one);
      else links.set(competence, [one]);
    }
  }
  return links;
}

export function status(rating, linked) {
  if (!rating?.level) return "unrated";
  if (rating.level === "not-practised" || rating.level === "with-help") return "developing";
  if (!linked?.length) return "unproven";
  return linked.some((one) => gaps(one).length === 0) ? "ready" : "thin";
}

/** Why a competence is not ready, beside its tag. */
export function reason(state, rating, linked) {
  if (state === "developing") {
    const level = LEVELS.find((level) => level.id === rating.level).name;
    return `Positionnement « ${level} » : en dessous de « En autonomie ».`;
  }
  if (state !== "thin") return "";
  return `« ${linked[0].title} » : il manque ${gaps(linked[0]).join(", ")}.`;
}

/** How many competences of a bloc are rated and ready. */
export function progress(block, state) {
  const states = block.competences.map((one) => state(one.id));
  const rated = states.filter((one) => one !== "unrated").length;
  const ready = states.filter((one) => one === "ready").length;
  return { rated, ready, total: states.length, states };
}

export const progressWords = ({ rated, ready, total }) =>
  `${rated} compétence${rated > 1 ? "s" : ""} évaluée${rated > 1 ? "s" : ""} et ${ready} prête${ready > 1 ? "s" : ""} sur ${total}`;

const database = () =>
  new Promise((done, failed) => {
    const asked = indexedDB.open("bench", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("records");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });

let opened;

/** Keeps what changed; `say` is told « Enregistrement… », then « Enregistré ». */
export function keeper(say) {
  const waiting = new Map();
  let timer;
  const save = async () => {
    const records = [...waiting].map(([key, value]) => [PREFIX + key, JSON.stringify(value)]);
    waiting.clear();
    for (const [key, text] of records) localStorage.setItem(key, text);
    opened ??= database();
    const transaction = (await opened).transaction("records", "readwrite");
    const store = transaction.objectStore("records");
    for (const [key, text] of records) store.put(text, key);
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onerror = () => failed(transaction.error);
    });
    const time = new Date().toLocaleTimeString("fr", { hour: "2-digit", minute: "2-digit" });
    if (waiting.size === 0) say(`Enregistré à ${time}`);
  };
  return (key, value) => {
    waiting.set(key, value);
    say("Enregistrement…");
    clearTimeout(timer);
    timer = setTimeout(save, 300);
  };
}
