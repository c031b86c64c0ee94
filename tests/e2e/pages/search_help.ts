// How to search: the popover beside the search box.
import { type Locator, type Page } from "@playwright/test";

export class SearchHelp {
  readonly button: Locator;
  readonly popover: Locator;
  readonly examples: Locator;
  readonly keys: Locator;

  constructor(page: Page) {
    this.button = page.getByRole("banner").getByRole("button", { name: "How to search" });
    this.popover = page.getByRole("dialog", { name: "How to search" });
    this.examples = this.popover.getByRole("link");
    this.keys = this.popover.getByRole("button", { name: "All keys" });
  }

  example(query: string): Locator {
    return this.popover.getByRole("link", { name: query, exact: true });
  }
}
