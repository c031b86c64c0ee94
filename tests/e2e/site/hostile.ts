// A collection that tries to break out wherever text and addresses of papers go, and what would show that it did.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { program } from "./sites";

const read = (name: string): string[] => JSON.parse(readFileSync(join(import.meta.dirname, name), "utf8"));

/** Markup and scripts. */
export const vectors = read("xss.json");
/** Addresses that run something, or are none. */
export const addresses = read("xss_addresses.json");

/** Builds a site with one paper per vector, which stands in its title, abstract, authors, venue and facts, and one per address. */
export async function hostileSite(): Promise<{ folder: string; remove(): Promise<void> }> {
  const temporary = await mkdtemp(join(tmpdir(), "offprint-hostile-"));
  const source = join(temporary, "source");
  await mkdir(source);
  const text = vectors[0] + vectors[11];
  const about = ["title", "description", "source", "licence"].map((key) => `${key} = ${JSON.stringify(text)}\n`);
  await writeFile(join(source, "collection.toml"), `name = "hostile"\n${about.join("")}`);
  const papers = vectors.map((vector, n) => ({
    title: `${vector} number ${n}`,
    author: `${vector}; Ada ${vector}`,
    abstract: `Before ${vector} after. ${"Words that fill the passage. ".repeat(5)}`,
    conference: vector,
    year: 2020,
  }));
  const linked = addresses.map((address, n) => ({
    title: `Addressed paper ${n}`,
    author: "Ada Lovelace",
    abstract: `An address in the text: ${address}`,
    site: address,
    pdf: address,
    github: address,
    project: address,
    conference: "ICLR",
    year: 2021,
  }));
  await writeFile(join(source, "papers.json"), JSON.stringify([...papers, ...linked]));
  const folder = join(temporary, "site");
  await promisify(execFile)(program(), ["build", source, "--out", folder]);
  return { folder, remove: () => rm(temporary, { recursive: true }) };
}

/** Notes every script of a vector that runs, from the next page on: all of them call `alert`. */
export async function noteScripts(page: Page): Promise<string[]> {
  const ran: string[] = [];
  await page.exposeFunction("noteScript", (where: string) => void ran.push(where));
  await page.addInitScript(() => {
    const note = () => (window as unknown as { noteScript(where: string): void }).noteScript(location.href);
    for (const name of ["alert", "confirm", "prompt", "print"]) Object.defineProperty(window, name, { value: note });
  });
  page.on("dialog", (dialog) => {
    ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return ran;
}

/** Elements, attributes and addresses in the page that no text may have become. */
export async function foreign(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own = (url: string) => new URL(url, document.baseURI).href.startsWith(document.baseURI);
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      const name = element.localName;
      const told = () => found.push(element.outerHTML.slice(0, 200));
      if (["iframe", "object", "embed", "frame", "applet", "style", "img", "video", "audio", "foreignobject", "marquee"].includes(name)) told();
      if (name === "script" && !own(element.getAttribute("src") ?? "https://nowhere.invalid/")) told();
      if (name === "base" && element.getAttribute("href") !== new URL(document.baseURI).pathname) told();
      if (name === "link" && !own((element as HTMLLinkElement).href)) told();
      if (name === "meta" && element.getAttribute("http-equiv") === "refresh") told();
      for (const { name: attribute, value } of element.attributes) {
        if (/^on|^srcdoc$|^formaction$|^style$/.test(attribute)) told();
        if (/^(href|xlink:href|action|src)$/.test(attribute) && !["http:", "https:", "mailto:"].includes(new URL(value, document.baseURI).protocol)) told();
      }
    }
    return found;
  });
}
