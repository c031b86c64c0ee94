// A library of many papers, each with tags, a status, lists and a note: as much as a browser's storage holds.
import { papers } from "./collection";
import { entry, list, type Own, type Record } from "./records";

/** How many papers the library has. */
export const MANY = 5_000;
export const TAGS = ["adapters", "to cite", "baseline", "dataset"];
/** A word that stands in every hundredth note and nowhere else. */
export const RARE = "zeugma";

const STATUSES = ["to-read", "reading", "read"] as const;
const SENTENCE = "The ablation shows that sharing the lower layers helps the smaller tasks most, while the larger ones lose a little. ";

/** What the reader made of the paper of this number. */
export function ownOf(n: number): Required<Own> {
  const begin = n % 100 === 0 ? `A ${RARE} here. ` : "";
  return {
    tags: [TAGS[n % TAGS.length]],
    lists: n % 50 === 0 ? ["survey"] : [],
    status: STATUSES[n % STATUSES.length],
    note: `${begin}Note ${n}. ${SENTENCE.repeat(3)}`.slice(0, 300),
  };
}

export function titleOf(n: number): string {
  return `${papers[n % papers.length].title}, part ${n}`;
}

/** The records of the whole library; the facts are those of the shipped papers, again and again. */
export function largeLibrary(): Record[] {
  const one = (_: unknown, n: number) => {
    const { authors, year, date, venue, series, topics, links } = papers[n % papers.length];
    const ids = [`arxiv:2501.${10_000 + n}`, `title:${n.toString(16).padStart(16, "0")}`];
    const kept = { ids, title: titleOf(n), abstract: "", authors, year, date, venue, series, topics, links };
    return entry(kept, ownOf(n), n);
  };
  return [list("survey", "Survey"), ...Array.from({ length: MANY }, one)];
}
