// Records of the library as the app writes them, for tests that begin with a full one; and read without their stamps.
// The format is explained in crates/library/src/record.rs.
import { crc32 } from "node:zlib";
import type { App } from "../pages/app";
import type { Paper } from "./collection";

export type Record = [key: string, text: string];

export interface Own {
  tags?: string[];
  /** Identifiers of lists. */
  lists?: string[];
  status?: "to-read" | "reading" | "read";
  note?: string;
}

/** When the first of them was saved. */
const BEGIN = Date.UTC(2026, 0, 1);

/** A saved paper; `at` counts from the first that was saved, which is the last in the library's own order. */
export function entry(paper: Pick<Paper, "ids" | "title">, own: Own = {}, at = 0): Record {
  const saved = stamp(at);
  // Places in a list order as texts.
  const place = `i${String(at).padStart(6, "0")}1`;
  const { abstract: _, abstract_spans: __, ...kept } = paper as Paper;
  const text = JSON.stringify({
    saved,
    ...(own.status && { status: `${saved} ${own.status}` }),
    ...(own.tags && { tags: Object.fromEntries(own.tags.map((tag) => [tag, saved])) }),
    ...(own.lists && { lists: Object.fromEntries(own.lists.map((list) => [list, `${saved} ${place}`])) }),
    ...(own.note && { notes: [{ by: saved, text: own.note }] }),
    paper: { source: "test", ...kept },
  });
  return [`offprint/entry/${paper.ids[0]}`, framed("entry", text)];
}

/** A list of the reader's. */
export function list(id: string, name: string): Record {
  const text = JSON.stringify({ id, name, named: stamp(0), made_at: BEGIN });
  return [`offprint/list/${id}`, framed("list", text)];
}

/** Puts records into the browser before the app starts there. */
export async function keep(app: App, records: Record[]): Promise<void> {
  // A page of the same origin in which nothing runs.
  const url = app.url("nothing-runs-here");
  const body = '<!doctype html><link rel="icon" href="data:,">';
  await app.page.route(url, (route) => route.fulfill({ contentType: "text/html", body }));
  await app.page.goto(url);
  await app.page.evaluate((records) => records.forEach(([key, text]) => localStorage.setItem(key, text)), records);
  await app.page.unroute(url);
}

/** What records say, without the stamps that say when: by key. */
export function said(records: { [key: string]: string }): { [key: string]: unknown } {
  const plain = ([key, text]: [string, string]) => [key, unstamped(JSON.parse(text).entry ?? JSON.parse(text).list)];
  return Object.fromEntries(Object.entries(records).map(plain));
}

function unstamped({ saved: _, saved_at: __, removed: ___, opened_at: ____, facts: _____, status, tags, lists, notes, ...rest }: any): unknown {
  const present = ([, mark]: [string, string]) => !mark.startsWith("-");
  const marks = (of: { [name: string]: string } = {}) => Object.entries(of).filter(present);
  return {
    ...rest,
    status: status?.split(" ")[1],
    tags: marks(tags).map(([tag]) => tag),
    lists: marks(lists).map(([list, mark]) => [list, mark.split(" ")[1]]),
    notes: (notes ?? []).map(({ text }: { text: string }) => text).filter(Boolean),
  };
}

function stamp(at: number): string {
  return `${(BEGIN + at * 60_000).toString(36)}.0.1`;
}

function framed(kind: string, text: string): string {
  return `{"format":2,"sum":"${crc32(text).toString(16).padStart(8, "0")}","${kind}":${text}}`;
}
