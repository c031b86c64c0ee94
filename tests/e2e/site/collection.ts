// The collection under test, read from the assembled site: tests compare the page with it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "./sites";

export interface Author {
  name?: string;
  given?: string;
  family?: string;
}

export interface Paper {
  ids: string[];
  title: string;
  abstract: string;
  authors: Author[];
  year?: number;
  date?: string;
  venue?: string;
  series?: { name: string };
  topics?: string[];
  links?: { page?: string; pdf?: string; code?: string[]; project?: string };
  abstract_spans?: ({ start: number; end: number; link?: string; math?: unknown })[];
}

const folder = join(rootFolder(), "data");
const file = readdirSync(folder).find((name) => /^papers-[0-9a-f]+\.json$/.test(name));
if (!file) throw new Error(`no collection in ${folder}`);

/** The collection's JSON as the site serves it. */
export const json = readFileSync(join(folder, file), "utf8");
export const about: { title: string; description: string } = JSON.parse(json).about;
export const papers: Paper[] = JSON.parse(json).papers;

/** The paper whose title begins so; there must be one. */
export function paper(beginning: string): Paper {
  return pick((candidate) => candidate.title.startsWith(beginning), beginning);
}

/** The first paper that fits; a collection without one cannot test anything. */
export function pick(fits: (paper: Paper) => boolean, what: string): Paper {
  const found = papers.find(fits);
  if (!found) throw new Error(`the collection has no paper for: ${what}`);
  return found;
}

/** The paper that carries this identifier. */
export function byId(id: string | null): Paper {
  return pick((candidate) => id !== null && candidate.ids.includes(id), String(id));
}

/** Words without accents, case and punctuation, as lists are sorted. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim().toLowerCase();
}

export function displayName(author: Author): string {
  return author.name ?? [author.given, author.family].filter(Boolean).join(" ");
}

/** What a list of authors is sorted by: the family name, otherwise the last word. */
export function sortName(author: Author | undefined): string {
  return fold(author?.family ?? author?.name?.split(/\s+/).at(-1) ?? "\u{10ffff}");
}

/** How many papers have each value, most frequent first. */
export function frequencies(values: (paper: Paper) => string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of papers.flatMap(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
