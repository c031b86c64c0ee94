// The digest: what is new, and everything by month; and the line above the list that says so.
import { type Locator, type Page } from "@playwright/test";

export class DigestPage {
  readonly heading: Locator;
  readonly sentence: Locator;
  readonly new: Locator;
  readonly seen: Locator;
  /** All sections, that of the new papers among them. */
  readonly months: Locator;
  readonly rows: Locator;
  readonly more: Locator;
  readonly strip: Locator;

  constructor(page: Page) {
    const main = page.getByRole("main");
    this.heading = main.getByRole("heading", { level: 1, name: "Digest" });
    this.sentence = main.getByRole("status");
    this.new = main.getByRole("region", { name: "New", exact: true });
    this.seen = this.new.getByRole("button", { name: "Mark all as seen" });
    this.months = main.getByRole("region");
    this.rows = this.months.getByRole("listitem");
    this.more = main.getByRole("button", { name: /^Show \d+ more$/ });
    this.strip = page.locator(".strip-news").and(page.getByRole("status"));
  }
}
