// A published site that changes behind a network that fails, and a reader whose records must stay what they were.
import { expect, test as base } from "../fixtures";
import { paper } from "./collection";
import type { FaultyProxy } from "./faulty_proxy";
import { rootFolder } from "./sites";
import { Versions } from "./versions";
import { App } from "../pages/app";

/** The papers that the reader has saved. */
export const lora = paper("MTL-LoRA");
export const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");
/** The folder of the first version. */
export const first = rootFolder();

export interface Published {
  host: FaultyProxy;
  versions: Versions;
  /** Puts the next version in the place of the one before, all files at once. */
  publish(folder: string): Promise<void>;
  /** A reader with two saved papers and a setting, who has the first version whole. */
  reader(): Promise<App>;
  /** The records are what they were when the reader came. */
  expectRecordsKept(app: App): Promise<void>;
}

export const test = base.extend<{ site: Published }>({
  site: async ({ page, serve, faulty, guard }, use) => {
    guard.allow(/Failed to load resource|ServiceWorker|service worker|ERR_|integrity|digest/i);
    const host = await faulty(await serve(first));
    const versions = new Versions(first);
    let records: Record<string, string> = {};
    await use({
      host,
      versions,
      publish: async (folder) => host.publish((await serve(folder)).url),
      reader: async () => {
        const app = new App(page, host.url);
        await app.open();
        await app.save(lora.title, retrieval.title);
        await app.masthead.theme.click();
        await app.masthead.expectReadyOffline();
        records = await app.records();
        expect(Object.keys(records)).toHaveLength(3);
        return app;
      },
      expectRecordsKept: async (app) => expect(await app.records()).toEqual(records),
    });
    await versions.remove();
  },
});
