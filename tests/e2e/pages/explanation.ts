// Why a paper is in the list: the popover that the facts of a row open.
import { type Locator, type Page } from "@playwright/test";

export class Explanation {
  readonly popover: Locator;
  readonly words: Locator;
  readonly facts: Locator;

  constructor(page: Page) {
    this.popover = page.getByRole("dialog", { name: "Why this paper" });
    this.words = this.popover.getByRole("term");
    this.facts = this.popover.getByRole("definition");
  }

  /** The button of a row. */
  button(row: Locator): Locator {
    return row.getByRole("button", { name: /: why this paper\?$/ });
  }
}
