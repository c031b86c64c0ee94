// Bytes of indexes as they would be shipped: `node bench/search/sizes.mjs DOCS.json PEERS FILE…`.
//
// The peers' are what their own export writes; FILEs are compressed in the same way. Prints one JSON object.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [file, peers, ...others] = process.argv.slice(2);
const require = createRequire(join(resolve(peers), "package.json"));
const docs = JSON.parse(readFileSync(file, "utf8"));
const fields = ["title", "authors", "abstract"];

function minisearch() {
  const MiniSearch = require("minisearch");
  const index = new MiniSearch({ idField: "n", fields });
  index.addAll(docs);
  return JSON.stringify(index);
}

async function flexsearch() {
  const { Document } = require("flexsearch");
  const index = new Document({ tokenize: "forward", document: { id: "n", index: fields } });
  for (const doc of docs) index.add(doc);
  const parts = [];
  await index.export((key, part) => void parts.push(key, part ?? ""));
  return parts.join("\n");
}

/** Quality 9 for all: 11 takes minutes for what FlexSearch exports and gains a few per cent. */
function bytes(content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return { raw: Buffer.byteLength(content), brotli: brotliCompressSync(content, { params }).length };
}

const sizes = { minisearch: bytes(minisearch()), flexsearch: bytes(await flexsearch()) };
for (const other of others) sizes[basename(other)] = bytes(readFileSync(other));
console.log(JSON.stringify(sizes));
