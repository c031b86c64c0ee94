// A site of more papers than the browser indexes by itself, made by `offprint build`.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { displayName, papers } from "./collection";
import { program } from "./sites";

/** How many papers the site has. */
export const LARGE = 1100;

/** Builds the site; its papers are the shipped ones, again and again under other titles. */
export async function largeSite(): Promise<{ folder: string; remove(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), "offprint-large-"));
  const source = join(home, "large.json");
  const rows = Array.from({ length: LARGE }, (_, n) => {
    const { title, abstract, authors, year } = papers[n % papers.length];
    const names = authors.map(displayName).join("; ");
    return { title: n < papers.length ? title : `${title}, part ${n}`, author: names, abstract, conference: "ICLR", year };
  });
  await writeFile(source, JSON.stringify(rows));
  const folder = join(home, "site");
  await promisify(execFile)(program(), ["build", source, "--out", folder]);
  return { folder, remove: () => rm(home, { recursive: true, force: true }) };
}
