// Versions of a site, made from an assembled one: what changed is named anew by its hash, and the service worker's list
// says so. No compile and no compression; hosts serve these files as they are.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface ListedFile {
  url: string;
  integrity: string;
  bytes: number;
}

interface SiteList {
  base: string;
  version: string;
  routes: string[];
  files: ListedFile[];
}

/** What the service worker of a folder keeps. */
export function listOf(folder: string): SiteList {
  return parse(readFileSync(join(folder, "sw.js"), "utf8")).list;
}

/** Files of `next` that `before` does not have with the same bytes: what an update has to fetch. */
export function changed(before: string, next: string): ListedFile[] {
  const known = new Set(listOf(before).files.map((file) => file.url + file.integrity));
  return listOf(next).files.filter((file) => !known.has(file.url + file.integrity));
}

export class Versions {
  private readonly made: string[] = [];

  constructor(private readonly original: string) {}

  /** The site with another collection and the same app. */
  newCollection(label: string): Promise<string> {
    return this.derive(label, /^data\/papers-/, (text) => text.replace(/"title":"/g, `"title":"[${label}] `));
  }

  /** The site with other papers, as they are: nothing is checked. */
  newPapers(label: string, change: (papers: Record<string, unknown>[]) => unknown[]): Promise<string> {
    return this.derive(label, /^data\/papers-/, (text) => {
      const collection = JSON.parse(text);
      return JSON.stringify({ ...collection, papers: change(collection.papers) });
    });
  }

  /** The site with everything changed that can be without a compile: page, papers, scripts, styles, icons. */
  newEverything(label: string): Promise<string> {
    const files = /^data\/papers-|^assets\/(boot|trust|offline)-|^assets\/app-.*css$|^icons\/|webmanifest$/;
    return this.derive(label, files, (text, url) => {
      if (url.startsWith("data/")) return text.replace(/"title":"/g, `"title":"[${label}] `);
      if (url.endsWith(".webmanifest")) return text.replace("{", `{ "comment": "${label}",`);
      return url.endsWith(".svg") ? `${text}<!-- ${label} -->` : `${text}/* ${label} */`;
    });
  }

  /** The same site with the service worker's program changed. */
  async newWorker(label: string, change: (program: string) => string): Promise<string> {
    const folder = await this.derive(label, /^$/, (text) => text);
    const worker = join(folder, "sw.js");
    await writeFile(worker, change(await readFile(worker, "utf8")));
    return folder;
  }

  /** The kill switch, published as the documentation says. */
  async retired(): Promise<string> {
    const folder = await this.derive("retired", /^$/, (text) => text);
    await cp(join(folder, "sw-retire.js"), join(folder, "sw.js"));
    return folder;
  }

  async remove(): Promise<void> {
    await Promise.all(this.made.map((folder) => rm(folder, { recursive: true })));
  }

  private async derive(label: string, which: RegExp, change: (text: string, url: string) => string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "offprint-version-"));
    this.made.push(folder);
    // Compressed copies would hold the old bytes.
    await cp(this.original, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
    let page = await readFile(join(folder, "index.html"), "utf8");
    for (const { url } of listOf(this.original).files.filter((file) => which.test(file.url))) {
      const path = join(folder, url);
      const bytes = await readFile(path);
      // What is no text gets bytes behind its end, which its readers pass over.
      const next = url.endsWith(".png") ? Buffer.concat([bytes, Buffer.from(label)]) : Buffer.from(change(bytes.toString("utf8"), url));
      await writeFile(path, next);
      const name = url.replace(/-[0-9a-f]{12}\./, `-${createHash("sha256").update(next).digest("hex").slice(0, 12)}.`);
      if (name !== url) await rename(path, join(folder, name));
      page = page.replaceAll(url, name);
    }
    page = page.replace(/(name="offprint:build" content=")[^"]*/, `$1${label}`);
    await writeFile(join(folder, "index.html"), page);
    await writeFile(join(folder, "404.html"), page);
    await this.list(folder, label);
    return folder;
  }

  private async list(folder: string, label: string): Promise<void> {
    const worker = join(folder, "sw.js");
    const { list, program } = parse(await readFile(worker, "utf8"));
    const there = readdirSync(folder, { recursive: true }).map((path) => String(path).replaceAll("\\", "/"));
    const files = await Promise.all(
      list.files.map(async ({ url }) => {
        const stem = url.replace(/-[0-9a-f]{12}\..*$/, "-");
        const end = url.slice(url.lastIndexOf("."));
        const path = url === "./" ? "index.html" : there.includes(url) ? url : there.find((path) => path.startsWith(stem) && path.endsWith(end))!;
        const bytes = await readFile(join(folder, path));
        const integrity = `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
        return { url: url === "./" ? url : path, integrity, bytes: bytes.length };
      }),
    );
    await writeFile(worker, `const SITE = ${JSON.stringify({ ...list, version: label, files })};\n${program}`);
  }
}

function parse(worker: string): { list: SiteList; program: string } {
  const [, json, program] = /^const SITE = ([^]*?\n\}|\{.*?\});\n([^]*)$/.exec(worker) ?? [];
  if (!json) throw new Error("sw.js does not begin with its list");
  return { list: JSON.parse(json), program };
}
