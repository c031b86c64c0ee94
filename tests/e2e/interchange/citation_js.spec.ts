// What Offprint writes as BibTeX, RIS and CSL-JSON, read by citation-js. A test in crates/interchange keeps the files
// beside this one equal to what is written.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
// @ts-expect-error: it has no types.
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";

const at = (name: string) => readFile(new URL(name, import.meta.url), "utf8");

/** What the three formats agree on. */
const expected = [
  {
    title: "GraphBERT: Learning 100% of R&D with {Braces} & Under_scores",
    authors: ["Anna Schröder", "Bo van der Berg", "Christopher Ré"],
    year: 2021,
    type: "paper-conference",
    container: "ACL 2021",
    doi: "10.18653/v1/2021.acl-long.1",
  },
  {
    title: "Über das Lernen von Łukasz",
    authors: ["Émile Zola", "OpenLab"],
    year: 2020,
    type: "article-journal",
    container: "TACL",
    doi: undefined,
  },
  { title: "Only a preprint", authors: ["Ann Lee"], year: 2023, type: "article", container: undefined, doi: undefined },
];

type Name = { given?: string; family?: string; literal?: string; "non-dropping-particle"?: string; "dropping-particle"?: string };
const name = (of: Name) =>
  of.literal ?? [of.given, of["dropping-particle"], of["non-dropping-particle"], of.family].filter(Boolean).join(" ");
/** citation-js marks protected capitals with markup. */
const plain = (title: string) => title.replace(/<[^>]+>/g, "");

for (const [file, unpublished] of [
  ["written.bib", ["document"]],
  ["written.ris", ["document"]],
  ["written.json", ["article"]],
] as [string, string[]][]) {
  test(`citation-js reads ${file} as the same records`, async () => {
    const items = new Cite(await at(file)).data;
    expect(items).toHaveLength(expected.length);
    for (const [at, item] of items.entries()) {
      const { title, authors, year, type, container, doi } = expected[at];
      expect(plain(item.title)).toBe(title);
      expect(item.author.map(name)).toEqual(authors);
      expect(item.issued["date-parts"][0][0]).toBe(year);
      // Of a conference paper in RIS, citation-js takes the proceedings for the name of the event.
      expect(item["container-title"] ?? item["event-title"]).toBe(container);
      expect(item.DOI).toBe(doi);
      // What is not published anywhere has a type that is not the same in all three.
      expect(type === "article" ? unpublished : [type]).toContain(item.type);
    }
  });
}
