// The settings.
import { type Locator, type Page } from "@playwright/test";

export class SettingsPage {
  readonly heading: Locator;
  readonly singleKeys: Locator;
  readonly setAside: Locator;
  readonly exportSetAside: Locator;
  readonly export: Locator;
  /** What takes up room, and how much. */
  readonly room: Locator;
  /** What the page says of its offline copy, and what can be done about it. */
  readonly offline: Locator;
  readonly checkNow: Locator;
  readonly removeCopy: Locator;
  readonly keepCopy: Locator;
  readonly install: Locator;
  /** Export, import, the backup file. */
  readonly library: Locator;
  readonly keepBackup: Locator;
  readonly resumeBackup: Locator;
  readonly endBackup: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Settings", level: 1 });
    this.singleKeys = page.getByRole("checkbox", { name: "Single-letter keys" });
    this.setAside = page.locator(".set-aside").getByRole("listitem");
    this.exportSetAside = page.getByRole("button", { name: "Export what was set aside" });
    this.offline = page.locator("section.section").filter({ has: page.getByRole("heading", { name: "Offline", exact: true }) });
    this.checkNow = this.offline.getByRole("button", { name: "Check now" });
    this.removeCopy = this.offline.getByRole("button", { name: "Remove offline copy" });
    this.keepCopy = this.offline.getByRole("button", { name: "Keep for offline use" });
    this.install = this.offline.getByRole("button", { name: "Install as an app" });
    this.library = page.locator("section.section").filter({ has: page.getByRole("heading", { name: "Library", exact: true }) });
    this.keepBackup = this.library.getByRole("button", { name: "Keep a backup in a file…" });
    this.resumeBackup = this.library.getByRole("button", { name: "Resume backup" });
    this.endBackup = this.library.getByRole("button", { name: "Stop" });
    this.room = page.locator(".storage-parts").getByRole("listitem");
    this.export = page.getByRole("button", { name: "Export library as .bib" });
  }

  theme(name: "System" | "Light" | "Dark"): Locator {
    return this.page.getByRole("radio", { name });
  }
}
