// The bin: what was removed, and its ways back and out.
import { type Locator, type Page } from "@playwright/test";

export class BinPage {
  readonly heading: Locator;
  readonly rows: Locator;
  readonly restoreAll: Locator;
  /** Asks once more before it does it. */
  readonly empty: Locator;
  readonly forGood: Locator;
  readonly nothing: Locator;

  constructor(private readonly page: Page) {
    const main = page.getByRole("main");
    this.heading = main.getByRole("heading", { name: "Bin", level: 1 });
    this.rows = main.getByRole("listitem");
    this.restoreAll = main.getByRole("button", { name: "Restore all" });
    this.empty = main.getByRole("button", { name: "Empty the bin" });
    this.forGood = main.getByRole("button", { name: "Delete them for good" });
    this.nothing = main.getByRole("heading", { name: "The bin is empty" });
  }

  restore(title: string): Locator {
    return this.page.getByRole("button", { name: `Restore: ${title}`, exact: true });
  }
}
