// The rating page in React, as its documentation teaches: one state, memoised rows.
import { memo, useCallback, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { ICONS, LEVELS, MAIN, PAGES, STATUSES, block, gaps, keeper, links, open, progress, progressWords, reason, status } from "../model.js";

const Icon = ({ path }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={path} /></svg>
);
const Plain = ({ label, path }) => (
  <button type="button" className="icon-button" aria-label={label} title={label}><Icon path={path} /></button>
);

function Comment({ id, text, onComment }) {
  const [open, setOpen] = useState(false);
  if (!open && text === "") {
    return <button type="button" className="link small" onClick={() => setOpen(true)}>Ajouter un commentaire</button>;
  }
  const field = `comment-${id}`;
  return (
    <div className="field">
      <div className="label-row"><label className="label" htmlFor={field}>Commentaire</label></div>
      <p className="hint" id={`${field}-hint`}>Ce qui explique votre positionnement, pour vous ou pour votre accompagnateur.</p>
      <div className="grow">
        <div className="grow-twin" aria-hidden="true">{`${text}\n`}</div>
        <textarea id={field} rows="2" maxLength="60000" aria-describedby={`${field}-hint`} value={text} onChange={(event) => onComment(id, event.target.value)} />
      </div>
    </div>
  );
}

const Evidence = memo(function Evidence({ id, mine, all, number }) {
  const [wanted, setWanted] = useState(false);
  const others = useMemo(() => all.filter((one) => !mine.includes(one)), [all, mine]);
  return (
    <div className="links">
      <h2 className="links-title">Preuves</h2>
      <ul className="link-list">
        {mine.map((one) => {
          const lacks = gaps(one);
          const label = `Délier « ${one.title} »`;
          return (
            <li key={one.id}>
              <a href={`#/preuves/${one.id}`}>{one.title}</a>
              <span className={lacks.length === 0 ? "muted good" : "muted"}>{lacks.length === 0 ? "complète" : `il manque ${lacks.join(", ")}`}</span>
              <button type="button" className="icon-button small" aria-label={label} title={label}><Icon path={ICONS.close} /></button>
            </li>
          );
        })}
      </ul>
      {mine.length === 0 && <p className="muted">Aucune preuve reliée.</p>}
      <div className="row">
        <button type="button" className="button small" aria-label={`Raconter une situation pour la compétence ${number}`}>Raconter une situation</button>
        {others.length > 0 && (
          <>
            <label className="visually-hidden" htmlFor={`link-${id}`}>{`Relier une preuve existante (${number})`}</label>
            <select id={`link-${id}`} className="small" defaultValue="" onFocus={() => setWanted(true)}>
              <option value="">Choisir une preuve…</option>
              {wanted && others.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
            </select>
          </>
        )}
      </div>
    </div>
  );
});

const Card = memo(function Card({ competence, number, rating, mine, all, onLevel, onComment }) {
  const { id } = competence;
  const state = status(rating, mine);
  return (
    <article className="card competence" id={`competence-${id}`} data-card="" tabIndex="-1" data-competence={id}>
      <fieldset>
        <legend><span className="number">{number}</span><span>{competence.text}</span></legend>
        <div className="levels">
          {LEVELS.map((level) => (
            <label key={level.id} className="level" data-level={level.id} title={level.means}>
              <input type="radio" name={`level-${id}`} value={level.id} checked={rating?.level === level.id} onChange={() => onLevel(id, level.id)} />
              <span className="level-words"><span className="level-name">{level.name}</span></span>
            </label>
          ))}
        </div>
        {rating?.level && <button type="button" className="link small withdraw" onClick={() => onLevel(id, null)}>Retirer mon positionnement</button>}
      </fieldset>
      <p className="status-line">
        <span className="tag" data-status={state}><Icon path={STATUSES[state].path} />{STATUSES[state].name}</span>
        <span className="muted">{reason(state, rating, mine)}</span>
      </p>
      <Comment id={id} text={rating?.comment ?? ""} onComment={onComment} />
      <Evidence id={id} mine={mine} all={all} number={number} />
    </article>
  );
});

function Progress({ block, ratings, linked }) {
  const all = progress(block, (id) => status(ratings[id], linked.get(id)));
  const parts = Object.keys(STATUSES).reverse().map((name) => ({ name, count: all.states.filter((one) => one === name).length })).filter(({ count }) => count > 0);
  let x = 0;
  return (
    <>
      <p className="progress-words">{progressWords(all)}</p>
      <svg className="stacked" viewBox={`0 0 ${all.total} 1`} preserveAspectRatio="none" role="img" aria-label={parts.map(({ name, count }) => `${STATUSES[name].name} : ${count}`).join(", ")}>
        {parts.map(({ name, count }) => {
          const from = x;
          x += count;
          return <rect key={name} className="part" data-part={name} x={from} y="0" width={count} height="1" />;
        })}
      </svg>
    </>
  );
}

const Filter = ({ block, ratings, linked, wanted, onWanted }) => (
  <select id="status-filter" value={wanted} onChange={(event) => onWanted(event.target.value)}>
    <option value="">{`Toutes (${block.competences.length})`}</option>
    {Object.keys(STATUSES).map((name) => (
      <option key={name} value={name}>
        {`${STATUSES[name].name} (${block.competences.filter((one) => status(ratings[one.id], linked.get(one.id)) === name).length})`}
      </option>
    ))}
  </select>
);

const BlockLink = memo(function BlockLink({ block, ready, here }) {
  return (
    <li>
      <a href={`#/bloc/${block.code}`} aria-current={here ? "page" : undefined}>
        <span>{block.title}</span>
        <span className="count"><span aria-hidden="true">{`${ready}/${block.competences.length}`}</span></span>
      </a>
    </li>
  );
});

const Blocks = ({ certification, shown, ratings, linked }) => (
  <ul>
    {certification.blocks.map((one) => (
      <BlockLink key={one.code} block={one} here={one === shown} ready={one.competences.filter((c) => status(ratings[c.id], linked.get(c.id)) === "ready").length} />
    ))}
  </ul>
);

const NONE = [];
const data = open();

function App() {
  const [words, say] = useState("Enregistré sur cet appareil");
  const [keep] = useState(() => keeper(say));
  const [ratings, setRatings] = useState(data.ratings);
  const [wanted, setWanted] = useState("");
  const linked = useMemo(() => links(data.evidence), []);
  const shown = useMemo(() => block(data.certification), []);
  const change = useCallback((id, what) => {
    setRatings((before) => {
      const rating = { competence: id, level: null, comment: "", ...before[id], ...what, updated_at: new Date().toISOString() };
      queueMicrotask(() => keep(`rating/${id}`, rating));
      return { ...before, [id]: rating };
    });
  }, [keep]);
  const onLevel = useCallback((id, level) => change(id, { level }), [change]);
  const onComment = useCallback((id, comment) => change(id, { comment }), [change]);
  const fits = (one) => wanted === "" || status(ratings[one.id], linked.get(one.id)) === wanted;
  return (
    <div className="app in-dossier">
      <a className="skip" href="#page">Aller au contenu</a>
      <header className="bar">
        <a className="brand" href="#/"><Icon path={ICONS.mark} /><span>Acquis</span></a>
        <nav className="bar-nav" aria-label="Navigation principale">{MAIN.map(([href, name]) => <a key={href} href={href}>{name}</a>)}</nav>
        <div className="bar-end">
          <p className="save"><Icon path={ICONS.saved} /><span id="save-status" role="status" aria-live="polite">{words}</span></p>
          <Plain label="Annuler" path={ICONS.undo} /><Plain label="Rétablir" path={ICONS.redo} />
          <div className="menu"><Plain label="Menu et réglages" path={ICONS.menu} /></div>
        </div>
      </header>
      <nav className="dossier-nav" aria-label="Mon dossier">
        <ul>{PAGES.map(([name, label]) => <li key={name}><a href={`#/${name}`}><Icon path={ICONS[name]} /><span>{label}</span></a></li>)}</ul>
        <div className="block-nav">
          <h2 className="nav-title">Blocs de compétences</h2>
          <Blocks certification={data.certification} shown={shown} ratings={ratings} linked={linked} />
        </div>
      </nav>
      <main id="page" className="page" tabIndex="-1">
        <header className="page-head">
          <p className="eyebrow">Bloc {shown.code}</p>
          <h1 id="page-title" tabIndex="-1">{shown.title}</h1>
          <Progress block={shown} ratings={ratings} linked={linked} />
          <details className="quote"><summary>Comment ce bloc est évalué</summary><p>{shown.assessment}</p></details>
        </header>
        <div className="row between tools">
          <div className="segments" role="group"><span aria-current="true">En liste</span><a href="#/une">Une par une</a></div>
          <label className="inline"><span>Afficher</span><Filter block={shown} ratings={ratings} linked={linked} wanted={wanted} onWanted={setWanted} /></label>
        </div>
        <div className="cards">
          {shown.competences.map((one, n) => fits(one) && (
            <Card key={one.id} competence={one} number={n + 1} rating={ratings[one.id]} mine={linked.get(one.id) ?? NONE} all={data.evidence} onLevel={onLevel} onComment={onComment} />
          ))}
        </div>
        <nav className="row between foot" aria-label="Blocs de compétences"><a className="button quiet" href="#/board">Tableau de bord</a></nav>
      </main>
      <div className="toast-place" role="status" aria-live="polite" />
    </div>
  );
}

createRoot(document.getElementById("app")).render(<App />);
