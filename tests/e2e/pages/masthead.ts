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

  constructor(private readonly page: Page) {
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

  /** Collects what the page says of working offline from its next visit on, one text per change. */
  async notes(): Promise<string[]> {
    const said: string[] = [];
    await this.page.exposeFunction("noteOffline", (words: string) => said.at(-1) !== words && said.push(words));
    await this.page.addInitScript(() => {
      const note = () => {
        const words = document.querySelector(".offline-text")?.textContent;
        if (words) (window as unknown as { noteOffline(words: string): void }).noteOffline(words);
      };
      new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true });
    });
    return said;
  }

  /** How many papers are saved, as the link to the library says. */
  async expectSaved(count: number): Promise<void> {
    await expect(this.link("Library")).toHaveText(count === 0 ? /^Library\s*$/ : new RegExp(`^Library\\s+${count}$`));
  }

  /** Everything is saved; the words are shorter where the browser's offer to install the site stands beside them. */
  async expectReadyOffline(): Promise<void> {
    await expect(this.badge).toContainText(/Ready to work offline|Works offline/, { timeout: 20_000 });
  }

  /** Everything works, and the site's server cannot be reached. */
  async expectOfflineNow(): Promise<void> {
    await expect(this.badge).toContainText("Offline now", { timeout: 20_000 });
  }

  async expectUpdateAvailable(): Promise<void> {
    await expect(this.badge).toContainText("Update available", { timeout: 20_000 });
  }
}
