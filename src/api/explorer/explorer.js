"use strict";
// Draws career pages from the API this page came from. What the API says enters the page as text nodes and attributes
// only, never as markup. Paths are relative, so that the page works behind a path prefix too.

const INCLUDE = "education_paths,certifications,salary_bands,salary_differentials,regional_outlook,ladder";
const LISTED = "slug,title,family,seniority,summary";
const FIT = { exact: "the same job", close: "nearly the same job", broad: "a wider group", proxy: "only a stand-in" };
const STATISTICS = ["p10", "p25", "median", "p75", "p90", "mean"];

const $ = (id) => document.getElementById(id);

/** Makes an element: h("p.note", { lang: "en" }, "text", child). Empty children are left out. */
function h(spec, ...children) {
  const [tag, ...classes] = spec.split(".");
  const element = document.createElement(tag);
  element.className = classes.join(" ");
  if (children[0]?.constructor === Object) {
    for (const [name, value] of Object.entries(children.shift())) if (value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(9).filter((child) => child || child === 0));
  return element;
}

/** A link within the service or to a web page; another scheme stays plain text. */
function link(href, ...text) {
  const web = /^https?:$/.test(new URL(href, document.baseURI).protocol);
  return web ? h("a", { href, rel: "noreferrer" }, text) : h("span", text);
}
const roleLink = (slug, title) => (slug ? link(`#role=${slug}`, title) : title);

/** Asks the API. A refusal is thrown with its problem document. */
async function ask(path, signal) {
  const answer = await fetch(path, { headers: { Accept: "application/json" }, signal });
  $("revision").textContent = answer.headers.get("X-Data-Revision") ?? "–";
  const body = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(body.detail), { problem: body });
  return body;
}

// ---- Words and figures

const words = (word) => word.replaceAll(/[_-]/g, " ");
const number = (value) => value.toLocaleString("en-US");
const tag = (word) => h(`span.tag.${word}`, words(word));
const note = (text) => text && h("p.note", text);
const groups = (rows, key) => [...Map.groupBy(rows, key)];

function money(amount, currency) {
  const digits = amount % 1 ? 2 : 0;
  const style = { style: "currency", currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
  return amount.toLocaleString("en-US", style);
}

/** Writes {min, max}: "8–12 years", "18 or more years", "up to 20 years"; null stays null. */
function range(given, unit = "", write = number) {
  if (!given) return null;
  const { min, max } = given;
  if (min === null) return `up to ${write(max)}${unit}`;
  if (max === null) return `${write(min)} or more${unit}`;
  return (min === max ? write(min) : `${write(min)}–${write(max)}`) + unit;
}
const cost = (of) => range(of, "", (value) => money(value, of.currency));
const span = (period) => period && `${period.from}–${period.to}`;

/** Says why a field is empty. */
const gap = (of, field, label) => h("span.gap", label, " ", words(of.missing?.[field] ?? "not_stated"));

/** The occupation that a figure belongs to, and how well it fits. */
const occupation = ({ code, title, match }) =>
  [link(`v1/occupations/${code}`, `${title} (${code})`), " ", h(`span.tag.${match}`, `${match}: ${FIT[match]}`)];

const documents = (sources) => h("p.claim", sources.map((of, at) => [at > 0 && ", ", source(of)]));
const source = (of) => link(`v1/sources/${of.slug}`, of.publisher ?? of.title);

/** What stands under a figure: its time, its document, whom that cites, its row, its occupation, its note. */
const claim = (row, list, when, remark) => [
  h("p.claim", when ?? gap(row, "reference_period", "time"), " · ", source(row.source),
    row.cited_publisher && `, citing ${row.cited_publisher}`, " · ", link(`v1/${list}/${row.id}`, "row")),
  row.occupation && h("p.claim", "of ", occupation(row.occupation)),
  note(remark),
];

// ---- Parts of a career page

/** Makes what marks the document of a text: its publisher, or `editorial`. */
const marker = (sources) => (slug) => {
  const of = sources.find((one) => one.slug === slug && slug !== "editorial");
  return slug && h("span.from", of ? source(of) : link(`v1/sources/${slug}`, slug));
};

/** A titled list; a document that all its items share is named once, beside the title. */
function part(mark, title, items, write) {
  if (!items.length) return null;
  const shared = items.every((item) => item.source === items[0].source);
  return h("div.part", h("h3", title, shared && mark(items[0].source)),
    h("ul", items.map((item) => h("li", write(item), !shared && mark(item.source)))));
}
const parts = (mark, items, key, write) => h("div.trio", groups(items, (item) => item[key])
  .map(([title, some]) => part(mark, words(title), some, write)));

function headline(role, outlooks, mark) {
  const { headline: of, provenance } = role;
  const band = role.salary_bands.find((row) => row.id === of.salary_band);
  const [growth, openings] = [of.growth_outlook, of.openings_outlook].map((id) => outlooks.find((row) => row.id === id));
  const tile = (label, value, field, row, below) => h("li",
    h("span.label", label, row && `, ${row.region.name}`), value != null ? h("strong", value) : gap(role, field), below);
  const outlook = (row) => row && claim(row, "regional-outlook", span(row.period));
  return h("ul.tiles",
    tile("Median pay a year", of.median != null ? money(of.median, of.currency) : null, "headline.median", band,
      band && claim(band, "salary-bands", band.reference_period)),
    tile("Growth", of.growth_percent != null ? `${of.growth_percent}%` : null, "headline.growth_percent", growth, outlook(growth)),
    tile("Openings a year", of.annual_openings != null ? number(of.annual_openings) : null, "headline.annual_openings", openings,
      outlook(openings)),
    tile("Experience", range(role.experience_years, " years"), "experience_years", null,
      mark(provenance.experience_years)),
    tile("Typical education", role.typical_education && words(role.typical_education), "typical_education", null,
      mark(provenance.typical_education)));
}

// Only years say that one rung is above another; without them the rungs stand level and their summaries tell.
const ladder = (rungs) => h("ol.ladder", rungs.map(({ role, years, pay, current, missing, summary }, at) => {
  const figures = ["median", "mean"].filter((name) => pay?.[name]).map((name) =>
    h("span", `${name} ${money(pay[name], pay.currency)}`));
  const rung = h("li", { "aria-current": current ? "step" : null },
    h("b", current ? role.title : roleLink(role.slug, role.title)), current && h("span.here", "You are here"),
    h("span", range(years, " years") ?? gap({ missing }, "years", "years")),
    figures.length ? figures : gap({ missing }, "pay", "pay"), !years && h("span.note", summary));
  rung.style.setProperty("--rung", years ? at : 0);
  return rung;
}));

/** Writes the amounts of a pay figure: "$130,000–$200,000", "up to $193,000", "90th percentile $171,000 or more". */
function amounts({ amounts: of, open_ended: open, approximate, currency }) {
  const write = (value) => money(value, currency);
  const about = approximate ? "about " : "";
  const texts = STATISTICS.filter((name) => of[name] !== null)
    .map((name) => `${name.replace(/^p(\d+)/, "$1th percentile")} ${about}${write(of[name])}`);
  if (of.low !== null || of.high !== null) texts.unshift(about + range({ min: of.low, max: of.high }, "", write));
  const text = texts.join(", ");
  if (open === "high" && !text.endsWith("more")) return `${text} or more`;
  return open === "low" && !text.includes("up to") ? `${text} or less` : text;
}

/** Draws a pay figure to scale. Positions are set by script, since the policy of the page forbids style attributes. */
function track({ amounts: of, open_ended: open }, top) {
  const box = h("div.track", { "aria-hidden": "true" });
  const put = (kind, from, to = from) => {
    const mark = box.appendChild(h(`i.${kind}`));
    mark.style.left = `${(from / top) * 100}%`;
    if (to > from) mark.style.width = `${((to - from) / top) * 100}%`;
  };
  const known = Object.values(of).filter((value) => value !== null);
  const [least, most, beyond] = [Math.min(...known), Math.max(...known), top * 0.08];
  const [low, high] = [of.low ?? of.p10 ?? of.p25, of.high ?? of.p90 ?? of.p75];
  if (low !== null && high !== null) put("bar", low, high);
  if (of.p25 !== null && of.p75 !== null) put("inner", of.p25, of.p75);
  if (open === "high") put("more", most, most + beyond);
  if (open === "low" || (of.high !== null && low === null)) put("less", least - beyond, least);
  for (const name of STATISTICS) if (of[name] !== null) put(`point.${name}`, of[name]);
  return box;
}

/** One chart for each currency and period, since two cannot share a scale; figures of one place are neighbours. */
const payCharts = (bands, home) => groups(bands, (row) => `${row.currency} per ${row.period}`).map(([unit, rows]) => {
  const most = Math.max(...rows.flatMap((row) => Object.values(row.amounts))) * 1.1;
  const step = [1, 2, 2.5, 5, 10].map((n) => n * 10 ** Math.floor(Math.log10(most / 4))).find((n) => n * 4 >= most);
  const ticks = Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => at * step);
  const top = ticks.at(-1);
  const order = (row) => (row.region.code === home ? "" : row.region.name);
  const least = (row) => row.level?.years?.min ?? 99;
  rows.sort((a, b) => order(a).localeCompare(order(b)) || least(a) - least(b));
  const chart = h("ol.chart",
    h("li.axis", { "aria-hidden": "true" }, h("div.scale", ticks.map((tick) => {
      const label = h("span", tick.toLocaleString("en-US", { notation: "compact" }));
      label.style.left = `${(tick / top) * 100}%`;
      return label;
    }))),
    rows.map((row) => h("li",
      h("div.who", h("b", row.region.name), h("span", row.level?.label ?? "all levels"),
        !/year/.test(row.level?.label) && h("span", range(row.level?.years, " years"))),
      h("div.figure", track(row, top), claim(row, "salary-bands", row.reference_period, row.note)),
      h("div.amount", h("b", amounts(row)), h("span", `${row.pay_basis} pay basis`),
        row.employment && h("span", `${number(row.employment)} employed`)))));
  chart.style.setProperty("--tick", `${(step / top) * 100}%`);
  return [h("h3", unit, h("small", "bar: low to high · line: median · diamond: mean · fading: open end")), chart];
});

const differentials = (rows) => rows.length > 0 && [h("h3", "Against other pay"), h("ul.cards", rows.map((row) => {
  const { percent, amount_difference: difference } = row;
  const by = percent ?? difference;
  const size = (value) => (percent ? `${value > 0 ? "+" : ""}${value}%` : money(value, difference.currency));
  const amount = by ? h("strong", range(by, "", size)) : h("strong", "said in words");
  return h("li", h("b", row.subject.label), amount, h("p", "relative to: ", row.relative_to),
    claim(row, "salary-differentials", row.reference_period, row.note));
}))];

function outlook(rows) {
  const facts = (row) => [
    ["growth", range(row.growth_percent, "%")],
    ["openings a year", row.annual_openings],
    ["employed", row.employment?.base],
    ["employed, projected", row.employment?.projected],
    ["jobs per 1,000", row.jobs_per_1000],
    ["location quotient", row.location_quotient],
    ["mean wage", row.mean_wage && money(row.mean_wage, row.currency)],
  ].filter(([, value]) => value != null);
  const card = (row) => h("li", h("b", row.region.name),
    facts(row).map(([label, value]) => h("strong", value.toLocaleString("en-US"), h("small", label))),
    row.outlook_label && h("p", `“${row.outlook_label}”`),
    row.notes.length > 0 && h("ul", row.notes.map((one) => h("li", tag(one.kind), " ", one.text))),
    claim(row, "regional-outlook", span(row.period) ?? gap(row, "period", "period"), row.note));
  // Figures first and beside each other, so that two that disagree are seen together.
  return [true, false].map((has) => rows.filter((row) => facts(row).length > 0 === has))
    .map((some, at) => some.length > 0 && h(at ? "ul.cards.flow" : "ul.cards", some.map(card)));
}

/** Cards of what a role asks for; `necessity` and the note are those for this role. */
const asked = (rows, links, slug, write) => h("ul.cards", rows.map((row) => {
  const need = row[links].find((one) => one.slug === slug);
  const { title, tags, facts, more } = write(row);
  return h("li", h("b", title), h("p.tags", need && tag(need.necessity), tags),
    h("p.facts", facts, cost(row.cost) ?? gap(row, "cost", "cost")), more, note(row.cost?.note), note(need?.note),
    documents(row.sources));
}));

const education = (role) => asked(role.education_paths, "leads_to", role.slug, (path) => {
  const { full_time: full, part_time: part } = path.duration_months;
  const months = [range(full, " months full time"), range(part, " months part time")].filter(Boolean);
  return { title: path.title, tags: tag(path.level),
    facts: months.length ? months.map((text) => h("span", text)) : gap(path, "duration_months.full_time", "time") };
});

const certifications = (role) => asked(role.certifications, "roles", role.slug, (one) => {
  const name = one.acronym ? `${one.name} (${one.acronym})` : one.name;
  return { title: one.url ? link(one.url, name) : name,
    tags: [h("span.tag", `status ${one.status}`), one.checked_on && `checked on ${one.checked_on}`],
    facts: [one.issuer ? h("span", one.issuer.name) : gap(one, "issuer", "issuer"),
      one.renewal?.months && h("span", `renewed every ${one.renewal.months} months`)],
    more: one.requirements.length > 0 && h("ul", one.requirements.map((need) => h("li", need.text))) };
});

/** The calls that drew the page, ready for a terminal. */
function calls(paths) {
  const code = h("code", paths.map((path) => h("span", `GET /${path}`)));
  const copy = h("button", { type: "button" }, "Copy as curl");
  copy.addEventListener("click", async () => {
    const text = paths.map((path) => `curl '${new URL(path, document.baseURI)}'`).join("\n");
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = "Copied";
    } catch { // No permission, or no secure origin: leave it selected.
      code.replaceChildren(text);
      getSelection().selectAllChildren(code);
    }
  });
  return h("div.call", code, copy, h("a.button", { href: paths[0] }, "JSON"));
}

// ---- The career page

/** The sections of a page: id, title, rows, and how they are drawn. */
function sections(role, mark) {
  const texts = (title, field) => part(mark, title,
    role[field].map((text, at) => ({ text, source: role.provenance[field][at] })), (one) => one.text);
  return [
    ["pay", "Pay", "salary_bands", (bands) =>
      [payCharts(bands, role.headline.region), differentials(role.salary_differentials)]],
    ["ladder", "Ladder", "ladder", ladder],
    ["outlook", "Outlook", "regional_outlook", outlook],
    ["work", "Work", "responsibilities", () => [texts("Responsibilities", "responsibilities"),
      role.work_environment && h("div.part", h("h3", "Place, pace and hours", mark(role.provenance.work_environment)),
        h("p", role.work_environment)),
      h("div.trio", texts("Speaks for it", "pros"), texts("Speaks against it", "cons"), texts("Workplaces", "settings"),
        texts("Standards", "standards"), texts("Laws and rules", "regulations"))]],
    ["way", "Way in", "steps", (steps) => [
      h("ol.steps", steps.map((step) => h("li", h("b", step.title), " ",
        h("span.tag", range(step.duration_months, " months") ?? "time not stated"), mark(step.source), h("p", step.detail)))),
      part(mark, "How long it takes", role.timelines, (one) =>
        [h("b", range(one.years, " years") ?? "time not stated"), " ", one.starting_point, note(one.note)])]],
    ["education", "Education", "education_paths", () => education(role)],
    ["certifications", "Certifications", "certifications", () => certifications(role)],
    ["skills", "Skills", "skills", (skills) => parts(mark, skills, "importance", (one) =>
      [h("b", one.name), " ", h("small", words(one.kind)), note(one.note)])],
    ["tools", "Tools", "technologies", (tools) => parts(mark, tools, "category", (one) => one.name)],
    ["market", "Market", "market_notes", (notes) => groups(notes, (one) => one.kind).map(([kind, some]) =>
      h("details", { open: notes.length < 7 ? "" : null }, h("summary", words(kind), h("small", some.length)),
        h("ul", some.map((one) => h("li", one.text, mark(one.source), h("span.from", one.reference_period,
          one.cited_publisher && ` citing ${one.cited_publisher}`), note(one.note))))))],
    ["questions", "Questions", "faqs", (faqs) => faqs.map((faq) =>
      h("details", h("summary", faq.question), h("p", faq.answer, mark(faq.source))))],
    ["related", "Related", "related", (related) => [
      parts(mark, related, "relation", (one) => [roleLink(one.slug, one.title), note(one.note)]),
      part(mark, "Not to be mistaken for", role.distinct_from, (one) =>
        [h("b", roleLink(one.slug, one.title)), ": ", one.how])]],
    ["sources", "Sources", "sources", (sources) => h("ul.cards", sources.map((of) => h("li",
      h("b", of.url ? link(of.url, of.title) : of.title), h("p.claim", of.publisher, " · ",
        of.published_on ? `published on ${of.published_on}` : "publication date not stated"),
      link(`v1/sources/${of.slug}`, "Quality notes and what it cites"))))],
  ];
}

function draw(role, outlooks, paths) {
  const mark = marker(role.sources);
  const all = sections(role, mark);
  return [
    h("p.crumbs", h("a.back", { href: "#" }, "All roles"), " ",
      h("span", [role.family, role.track, role.seniority].map(words).join(" · "))),
    h("h1", { tabindex: -1 }, role.title),
    role.aliases.length && h("p.aliases", "Also: ", role.aliases.join(", ")),
    h("p.lead", role.summary, mark(role.provenance.summary)),
    headline(role, outlooks, mark),
    calls(paths),
    h("div.prose", role.description.split(/\n\s*\n/).map((text) => h("p", text))),
    h("p.claim", "Text:", mark(role.provenance.description), " · Nearest official occupation: ", occupation(role.occupation)),
    h("nav.jump", { "aria-label": "Sections" }, all.map(([id, title, field]) =>
      h("a", { href: `#role=${role.slug}&at=${id}` }, title, h("small", role[field].length)))),
    ...all.map(([id, title, field, write]) => h("section", { id }, h("h2", { tabindex: -1 }, title),
      role[field].length ? write(role[field]) : h("p.gap", "Not stated: no document says anything on this for the role."))),
  ].filter(Boolean);
}

function drawError({ problem, message }) {
  const again = h("button", { type: "button" }, "Try again");
  again.addEventListener("click", route);
  return h("div.problem", { role: "alert" },
    h("h1", { tabindex: -1 }, problem?.title ?? "The service did not answer"), h("p.lead", message),
    problem && h("p.claim", `Status ${problem.status} · request id `, h("code", problem.request_id)),
    h("p", again, " ", h("a.button", { href: "#" }, "All roles")));
}

/** Fetches a role with all that belongs to it, and those rows of its headline that belong to its occupation only. */
async function load(slug, signal) {
  const paths = [`v1/roles/${encodeURIComponent(slug)}?include=${INCLUDE}`];
  const role = await ask(paths[0], signal);
  const outlooks = [...role.regional_outlook];
  const { growth_outlook, growth_occupation, openings_outlook, openings_occupation } = role.headline;
  for (const [id, occupation] of [[growth_outlook, growth_occupation], [openings_outlook, openings_occupation]]) {
    if (!id || outlooks.some((row) => row.id === id)) continue;
    paths.push(`v1/regional-outlook/${id}`);
    const row = await ask(paths.at(-1), signal);
    // Such a row fits its occupation exactly; how well it fits the role, the headline says.
    outlooks.push({ ...row, occupation });
  }
  return draw(role, outlooks, paths);
}

// ---- Finding the way: #role=slug, and &at=section within it

let shown, pending;
const place = () => new URLSearchParams(location.hash.slice(1));

async function route() {
  const [slug, at, page] = [place().get("role") ?? "", place().get("at"), $("role")];
  const moved = shown !== undefined && shown !== slug;
  $("start").hidden = Boolean(slug);
  page.hidden = !slug;
  document.body.classList.toggle("reading", Boolean(slug));
  markCurrent();
  if (shown !== slug || page.querySelector(".problem")) {
    pending?.abort();
    pending = new AbortController();
    shown = slug;
    document.title = "careers-api";
    if (!slug) return welcome();
    const { signal } = pending;
    page.replaceChildren(h("p.loading", { role: "status" }, "Loading…"));
    const content = await load(slug, signal).catch((error) => [drawError(error)]);
    if (signal.aborted) return;
    page.replaceChildren(...content);
    document.title = `${page.querySelector("h1").textContent} · careers-api`;
  }
  const target = (at && page.querySelector(`#${CSS.escape(at)} h2`)) || page.querySelector("h1");
  if (at || moved) target?.focus({ preventScroll: true });
  if (at) target.scrollIntoView();
  else scrollTo(0, 0);
}

function welcome() {
  if ($("totals").children.length) return;
  const lists = { roles: "roles", "salary-bands": "pay figures", "regional-outlook": "outlook rows", sources: "sources" };
  $("totals").append(...Object.entries(lists).map(([path, label]) => {
    const total = h("strong", "–");
    ask(`v1/${path}?limit=1`).then((list) => total.replaceChildren(list.page.total), () => {});
    return h("li", h("span.label", label), total, h("p.claim", link(`v1/${path}`, `/v1/${path}`)));
  }));
}

// ---- The list of roles

function markCurrent() {
  for (const item of $("roles").querySelectorAll("a")) {
    item.ariaCurrent = item.hash === `#role=${place().get("role")}` ? "page" : null;
  }
}

let searching, wait;

async function search() {
  searching?.abort();
  searching = new AbortController();
  const { signal } = searching;
  const query = new URLSearchParams({ fields: LISTED, limit: 200 });
  for (const [name, value] of new FormData($("find"))) if (value.trim()) query.set(name, value.trim());
  try {
    const { data, page } = await ask(`v1/roles?${query}`, signal);
    $("found").textContent = page.total === 1 ? "1 role" : `${page.total || "No"} roles`;
    $("roles").replaceChildren(...data.map((role) => h("li", h("a", { href: `#role=${role.slug}` }, h("b", role.title),
      h("small", words(role.seniority), " · ", words(role.family)), h("span", role.summary)))));
    markCurrent();
  } catch (error) {
    if (!signal.aborted) $("found").textContent = error.problem?.detail ?? "The service did not answer.";
  }
}

async function families() {
  const { data } = await ask("v1/families?fields=slug,name");
  $("families").append(...[{ slug: "", name: "All" }, ...data].map(({ slug, name }) => h("label",
    h("input", { type: "radio", name: "family", value: slug, checked: slug ? null : "" }), h("span", name))));
}

$("find").addEventListener("input", (event) => {
  clearTimeout(wait);
  wait = setTimeout(search, event.target.name === "q" ? 200 : 0);
});
$("find").addEventListener("submit", (event) => event.preventDefault());
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // The hash belongs to the role.
  $("main").focus();
});
addEventListener("hashchange", route);
families().catch(() => {});
search();
route();
