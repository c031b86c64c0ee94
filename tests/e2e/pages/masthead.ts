// The bar at the top: search, pages, what is kept for offline use.
import { expect, type Locator, type Page } from "@playwright/test";

export class Masthead {
  readonly banner: Locator;
  readonly search: Locator;
  /** What the search box offers while one types. */
  readonly offers: Locator;
  readonly chosenOffer: Locator;
  readonly clear: Locator;
  readonly pages: Locator;
  readonly theme: Locator;
  /** What the page says of working offline. */
  readonly badge: Locator;

  constructor(page: Page) {
    this.banner = page.getByRole("banner");
    const name = { name: "Search papers" };
    this.search = page.getByRole("combobox", name).or(page.getByRole("searchbox", name));
    const list = page.getByRole("listbox", { name: "Completions" });
    this.offers = list.getByRole("option");
    this.chosenOffer = list.getByRole("option", { selected: true });
    this.clear = this.banner.getByRole("button", { name: "Clear search" });
    this.pages = this.banner.getByRole("navigation", { name: "Pages" });
    this.theme = this.banner.getByRole("button", { name: "Switch between light and dark" });
    this.badge = this.banner.locator(".offline");
  }

  link(name: "Browse" | "Library" | "Settings"): Locator {
    return this.pages.getByRole("link", { name });
  }

  get filters(): Locator {
    return this.pages.getByRole("button", { name: "Filters" });
  }

  /** How many papers are saved, as the link to the library says. */
  async expectSaved(count: number): Promise<void> {
    await expect(this.link("Library")).toHaveText(count === 0 ? /^Library\s*$/ : new RegExp(`^Library\\s+${count}$`));
  }

  async expectReadyOffline(): Promise<void> {
    await expect(this.badge).toContainText("Ready to work offline", { timeout: 20_000 });
  }

  async expectUpdateAvailable(): Promise<void> {
    await expect(this.badge).toContainText("Update available", { timeout: 20_000 });
  }
}
