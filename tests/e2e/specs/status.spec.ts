// What the page says of its offline copy is what is so, in the bar and in the settings, and the reader can change it.
import { expect, test } from "../fixtures";
import { listOf } from "../site/versions";
import { folderOf, rootFolder } from "../site/sites";
import { App } from "../pages/app";

test("the settings say what is kept and when it was checked; offline is said while the server is gone", async ({ page, serve, faulty, guard }) => {
  guard.allow(/Failed to load resource|ERR_/);
  const host = await faulty(await serve());
  const app = new App(page, host.url);
  await app.open("settings");
  await app.masthead.expectReadyOffline();
  const { files } = listOf(rootFolder());
  await expect(app.settings.offline).toContainText(`Everything works offline: ${files.length} files, 2.`);
  await expect(app.settings.offline).toContainText(/Program [\d.]+ [KM]B, papers \d+ KB, fonts \d+ KB, icons and the rest \d+ KB\./);
  await expect(app.settings.offline).toContainText("Checked for a new version:");
  await host.goAway();
  await app.settings.checkNow.click();
  await app.masthead.expectOfflineNow();
  await expect(app.settings.offline).toContainText("The site cannot be reached now; last checked for a new version:");
  await host.comeBack();
  await app.settings.checkNow.click();
  await app.masthead.expectReadyOffline();
  await expect(app.settings.offline).not.toContainText("cannot be reached");
});

test("the offline copy can be removed and kept again; all tabs know, and later visits keep to it", { tag: "@paths" }, async ({ page, serve, tab, basePath }) => {
  const server = await serve();
  const app = new App(page, server.url);
  await app.open("settings");
  await app.masthead.expectReadyOffline();
  const other = await tab(server.url);
  await other.open("library");
  await other.masthead.expectReadyOffline();

  await app.settings.removeCopy.click();
  await expect(app.masthead.badge).toContainText("Online only");
  await expect(app.settings.offline).toContainText("You removed the offline copy");
  await expect(other.masthead.badge).toContainText("Online only");
  await app.reload();
  await expect(app.settings.offline).toContainText("You removed the offline copy");
  expect(await app.copy.versions()).toEqual([]);
  await other.reload();
  expect(await app.copy.registrations()).toEqual([]);

  await app.settings.keepCopy.click();
  await app.masthead.expectReadyOffline();
  await app.copy.expectWhole(folderOf(basePath));
  await other.masthead.expectReadyOffline();
});

test("where the browser offers to install the site, the page says so once and keeps the offer in the settings", async ({ app, page }) => {
  const offer = () =>
    page.evaluate(() => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      Object.assign(event, { prompt: async () => void document.documentElement.setAttribute("data-asked", "") });
      dispatchEvent(event);
      return event.defaultPrevented;
    });
  await app.open();
  await app.masthead.expectReadyOffline();
  expect(await offer(), "the browser's own banner stays away").toBe(true);
  await expect(app.masthead.badge.getByRole("button", { name: "Install" })).toBeVisible();

  await app.open("settings");
  await app.masthead.expectReadyOffline();
  await offer();
  await expect(app.settings.install).toBeVisible();
  await expect(app.masthead.badge.getByRole("button")).toHaveCount(0);
  await app.settings.install.click();
  await expect(page.locator("html[data-asked]")).toBeAttached();
  await expect(app.settings.install).toHaveCount(0);
});

test("the manifest names the collection, and everything it announces is there and works", { tag: "@paths" }, async ({ app, page }) => {
  await app.open();
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>("link[rel=manifest]")!;
    return { ...(await (await fetch(link.href)).json()), at: link.href };
  });
  expect(manifest.name).toBe(`${await page.title()}`);
  expect(manifest.icons.map((icon: { purpose?: string }) => icon.purpose)).toContain("maskable");
  const images = [...manifest.icons, ...manifest.screenshots];
  for (const { src, sizes } of images) {
    const size = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, manifest.at).href);
    if (sizes !== "any") expect(size, src).toBe(sizes);
  }
  for (const { name, url } of manifest.shortcuts) {
    await page.goto(new URL(url, manifest.at).href);
    await app.ready();
    await expect(page.getByRole("heading", { level: 1, name })).toBeAttached();
  }
  const { action, params } = manifest.share_target;
  expect(manifest.file_handlers.map((handler: { action: string }) => handler.action)).toEqual([action]);
  await page.goto(new URL(`${action}?${params.title}=Look&${params.url}=https://arxiv.org/abs/2410.09437`, manifest.at).href);
  await app.ready();
  await expect(app.import.text).toHaveValue("Look\nhttps://arxiv.org/abs/2410.09437");
  await expect(page.getByRole("link", { name: /MTL-LoRA/ })).toBeVisible();
});
