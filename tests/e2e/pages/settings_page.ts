// The settings.
import { type Locator, type Page } from "@playwright/test";

export class SettingsPage {
  readonly heading: Locator;
  readonly singleKeys: Locator;
  readonly setAside: Locator;
  readonly exportSetAside: Locator;
  readonly export: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Settings", level: 1 });
    this.singleKeys = page.getByRole("checkbox", { name: "Single-letter keys" });
    this.setAside = page.locator(".set-aside").getByRole("listitem");
    this.exportSetAside = page.getByRole("button", { name: "Export what was set aside" });
    this.export = page.getByRole("button", { name: "Export library as .bib" });
  }

  theme(name: "System" | "Light" | "Dark"): Locator {
    return this.page.getByRole("radio", { name });
  }
}
