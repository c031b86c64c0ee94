// Runs in a worker: one of the engines that a web developer would pick instead, set up as its documentation says and
// with options that suit known-item search. `?engine=` chooses. Messages are texts: first the documents, then queries.

/** What a hit in a field is worth. */
const boost = { title: 3, authors: 2 };

/** Each takes documents and gives a function from a query to the numbers of the ten best. */
const engines = {
  "minisearch-and": (docs) => minisearch(docs, { prefix: true, fuzzy: 0.2, combineWith: "AND", boost }),
  "minisearch-or": (docs) => minisearch(docs, { prefix: true, fuzzy: 0.2, boost }),
  flexsearch,
};

const packages = {
  minisearch: "/peers/minisearch/dist/es/index.js",
  flexsearch: "/peers/flexsearch/dist/flexsearch.bundle.module.min.mjs",
};

function minisearch(docs, options) {
  const index = new peer.default({ idField: "n", fields: ["title", "authors", "abstract"] });
  index.addAll(docs);
  return (query) => index.search(query, options).slice(0, 10).map((result) => result.id);
}

function flexsearch(docs) {
  const index = new peer.Document({
    tokenize: "forward",
    document: { id: "n", index: ["title", "authors", "abstract"] },
  });
  for (const doc of docs) index.add(doc);
  return (query) => index.search(query, { limit: 10, merge: true, suggest: true }).slice(0, 10).map((hit) => hit.id);
}

const chosen = new URL(location.href).searchParams.get("engine");
const peer = await import(packages[chosen.split("-")[0]]);
let search = null;

/** Reads and indexes the documents: milliseconds of each. */
function load(text) {
  const started = performance.now();
  const docs = JSON.parse(text);
  const parsed = performance.now();
  search = engines[chosen](docs);
  return { parse: parsed - started, build: performance.now() - parsed };
}

/** Answers: milliseconds of the search call, numbers of the ten best. */
function answer(query) {
  const started = performance.now();
  const hits = search(query);
  return { millis: performance.now() - started, hits };
}

onmessage = ({ data }) => postMessage(search ? answer(data) : load(data));
postMessage("ready");
