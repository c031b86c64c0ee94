// Storage that does not do what it should.
import type { Page } from "@playwright/test";
import type { App } from "../pages/app";

/** Fills the browser's storage up to so many characters of room. */
export async function filled(page: Page, room: number): Promise<void> {
  await page.evaluate((room) => {
    localStorage.setItem("filler/room", "x".repeat(room));
    let size = 1 << 22;
    for (let n = 0; size > 0; n += 1) {
      try {
        localStorage.setItem(`filler/${n}`, "x".repeat(size));
      } catch {
        size >>= 1;
      }
    }
    localStorage.removeItem("filler/room");
  }, room);
}

/** Takes away what filled the storage. */
export async function emptied(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const key of Object.keys({ ...localStorage })) if (key.startsWith("filler/")) localStorage.removeItem(key);
  });
}

/** Lets the page keep nothing, from its next visit on. */
export async function blocked(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
}

/** Keeps every tab from writing until `release` is called; what they want to write waits in its order. */
export async function held(page: Page): Promise<{ waiting(): Promise<number>; release(): Promise<void> }> {
  await page.evaluate(() => {
    const held = (started: () => void) => () =>
      new Promise<void>((release) => {
        Object.assign(window, { release });
        started();
      });
    return new Promise<void>((started) => void navigator.locks.request("offprint/library", held(started)));
  });
  return {
    waiting: () => page.evaluate(async () => (await navigator.locks.query()).pending!.length),
    release: () => page.evaluate(() => (window as unknown as { release(): void }).release()),
  };
}

/** Texts that the browser's database keeps in one of its compartments. */
export async function archived(app: App, compartment: string): Promise<string[]> {
  // Who opens a database that is not there yet makes an empty one, and this page is not the one to do that.
  await app.archiveOpened();
  return app.page.evaluate(
    (compartment) =>
      new Promise<string[]>((done) => {
        const opening = indexedDB.open("offprint");
        opening.onerror = () => done([]);
        opening.onsuccess = () => {
          const database = opening.result;
          const request = database.transaction(compartment).objectStore(compartment).getAll();
          request.onsuccess = () => done(request.result);
          request.onerror = () => done([]);
          request.transaction!.oncomplete = () => database.close();
        };
      }),
    compartment,
  );
}

export async function expectWhole(app: App): Promise<void> {
  await expect(app.desk.noteText).toHaveText("Read twice.");
  await expect(app.desk.tag("adapters")).toBeVisible();
  await expect(app.pane.status).toHaveValue("reading");
  await expect(app.desk.lists.button).toHaveText("Survey");
}
