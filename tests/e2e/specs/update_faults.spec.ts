// Updates that do not arrive whole: the version before stays, and the reader's records are what they were.
import { expect } from "../fixtures";
import { first, test } from "../site/published";
import { changed, listOf, Versions } from "../site/versions";

/** Files that an update with everything changed fetches; the service worker's own script apart. */
const CHANGED = listOf(first).files.filter((file) =>
  /^\.\/$|^data\/papers|^assets\/(boot|trust|offline)-|^assets\/app-.*css$|^icons\/|webmanifest$/.test(file.url),
).length;

test(`the server dies after k of the ${CHANGED} files of an update, for each k from 0 to ${CHANGED - 1}: the version before stays whole, ${CHANGED} times`, async ({ site }) => {
  test.slow();
  const app = await site.reader();
  const before = await app.build();
  const next = await site.versions.newEverything("next");
  const fetched = changed(first, next).map((file) => `/${file.url}`.replace("/./", "/"));
  expect(fetched).toHaveLength(CHANGED);
  await site.publish(next);
  for (let k = 0; k < CHANGED; k += 1) {
    await app.page.evaluate(() => caches.delete("offprint:/:next"));
    await app.copy.clearHttpCache();
    let sent = 0;
    site.host.spoil = (path) => (path !== "/sw.js" && (!fetched.includes(path) || sent++ >= k) ? "refused" : undefined);
    expect(await app.copy.update(), `${k} files`).toBe("failed");
    expect(sent, "the update was under way").toBeGreaterThan(k);
    site.host.spoil = () => "refused";
    await app.reload();
    expect(await app.build()).toBe(before);
    await expect(app.list.rows.first()).toBeVisible();
    await app.copy.expectWhole(first);
    await site.expectRecordsKept(app);
  }
  // The server is back: what arrived is kept, the rest is fetched.
  site.host.spoil = () => undefined;
  expect(await app.copy.update()).toBe("installed");
  await app.copy.expectWhole(next);
});

test(`a byte flipped in transit is refused in each of the ${CHANGED} files of an update, ${CHANGED} times`, async ({ site }) => {
  test.slow();
  const app = await site.reader();
  const next = await site.versions.newEverything("next");
  await site.publish(next);
  for (const { url } of changed(first, next)) {
    await app.page.evaluate(() => caches.delete("offprint:/:next"));
    await app.copy.clearHttpCache();
    site.host.spoiled.length = 0;
    site.host.spoil = (path) => (path === `/${url}`.replace("/./", "/") ? "flipped byte" : undefined);
    expect(await app.copy.update(), url).toBe("failed");
    expect(site.host.spoiled.length, "it is tried again, and then no more").toBe(3);
  }
  await app.copy.expectWhole(first);
  await app.open("settings");
  await expect(app.settings.offline).toContainText("A new version did not arrive whole; this one stays.");
  await site.expectRecordsKept(app);
});

for (const [fault, says] of [
  ["partial", "The server answered 206"],
  ["status 500", "The connection failed, or a file arrived damaged."],
  ["silence", "The server took too long."],
] as const) {
  test(`an update with 1 file as ${fault} is not taken, and the settings say why`, async ({ site }) => {
    const app = await site.reader();
    await app.open("settings");
    const everything = await site.versions.newEverything("next");
    const impatient = new Versions(everything);
    await site.publish(await impatient.newWorker("impatient", (program) => program.replace("30_000 + file.bytes / 10", "700")));
    site.host.spoil = (path) => (path.includes("maskable") ? fault : undefined);
    expect(await app.copy.update()).toBe("failed");
    await expect(app.settings.offline).toContainText(says);
    await expect(app.settings.offline).toContainText("Everything works offline");
    await app.copy.expectWhole(first);
    await site.expectRecordsKept(app);
    site.host.spoil = () => undefined;
    await impatient.remove();
  });
}
