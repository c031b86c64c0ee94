// Takes the screenshots of the README and the manifest from a served site: `node screenshots.mjs URL [FOLDER]`, into
// public/screenshots by default.
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";

const [url, folder = resolve(import.meta.dirname, "../../public/screenshots")] = process.argv.slice(2);
if (!url) {
  console.error("usage: node screenshots.mjs URL [FOLDER]");
  process.exit(2);
}

/** Largest file, in bytes, that a README should load. */
const LIMIT = 150_000;
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const SEARCH = "?q=multi-taks+lerning";

const shots = [
  { name: "browse-light", viewport: WIDE, colorScheme: "light", address: SEARCH, open: 0 },
  { name: "browse-dark", viewport: WIDE, colorScheme: "dark", address: SEARCH, open: 0 },
  { name: "phone-list", viewport: PHONE, colorScheme: "light", address: SEARCH },
  { name: "phone-paper", viewport: PHONE, colorScheme: "dark", address: SEARCH, open: 1 },
  { name: "library", viewport: WIDE, colorScheme: "light", address: "", library: true },
];

/** Saves a few papers, and makes of one what a reader makes of a paper. */
async function furnish(page, rows) {
  for (let at = 0; at < 6; at++) {
    await rows.nth(at).getByRole("button", { name: /^Save: / }).click();
    await rows.nth(at).getByRole("button", { name: /^Saved: / }).waitFor();
  }
  await page.getByRole("link", { name: /^Library/ }).click();
  const saved = page.getByRole("region", { name: "Saved papers" }).getByRole("article");
  for (const [at, status, tags] of [[4, "read", ["agents"]], [2, "reading", ["multi-task", "to cite"]]]) {
    await saved.nth(at).getByRole("link").click();
    await page.getByRole("combobox", { name: "Reading status" }).first().selectOption(status);
    for (const tag of tags) {
      await page.getByRole("combobox", { name: "Add a tag" }).fill(tag);
      await page.keyboard.press("Enter");
    }
  }
  await page.getByRole("button", { name: "Lists" }).click();
  await page.getByRole("dialog", { name: "Lists" }).getByRole("textbox", { name: "New list" }).fill("Reading group");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Write a note" }).click();
  await page.getByRole("textbox", { name: "My notes" }).fill("Compare the *loss weighting* with the **YOLOR** baseline.");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("region", { name: "My notes" }).getByRole("button").scrollIntoViewIfNeeded();
  await page.getByText("Reading group").first().waitFor();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME || "/usr/bin/chromium",
  args: ["--disable-background-networking", "--disable-quic", "--no-first-run", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
await mkdir(folder, { recursive: true });
for (const { name, viewport, colorScheme, address, open, library } of shots) {
  const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: viewport === PHONE ? 2 : 1 });
  const page = await context.newPage();
  await page.goto(new URL(address, url).href);
  const rows = page.getByRole("region", { name: "Papers" }).getByRole("article");
  await page.getByText("Ready to work offline").waitFor({ state: "attached" });
  if (library) await furnish(page, rows);
  else await rows.nth(2).getByRole("button", { name: /^Save: / }).click();
  if (open !== undefined) await rows.nth(open).getByRole("link").click();
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  // WebP keeps thin type crisp at a fraction of PNG's bytes; Playwright itself writes only PNG and JPEG.
  const session = await context.newCDPSession(page);
  let image;
  for (let quality = 90; quality > 40; quality -= 10) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
    image = Buffer.from(data, "base64");
    if (image.length <= LIMIT) break;
  }
  await writeFile(join(folder, `${name}.webp`), image);
  console.log(`${name}.webp: ${image.length} bytes`);
  await context.close();
}
await browser.close();
