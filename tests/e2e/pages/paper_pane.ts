// The reading pane with an open paper.
import { type Locator, type Page } from "@playwright/test";

export class PaperPane {
  readonly title: Locator;
  readonly authors: Locator;
  readonly topics: Locator;
  readonly abstract: Locator;
  readonly actions: Locator;
  readonly save: Locator;
  /** How far the reader has come with a saved paper. */
  readonly status: Locator;
  readonly cite: Locator;
  readonly previous: Locator;
  readonly next: Locator;
  readonly back: Locator;
  readonly notice: Locator;

  constructor(private readonly page: Page) {
    this.title = page.locator("#paper-title");
    this.authors = page.getByRole("list", { name: "Authors" }).getByRole("link");
    this.topics = page.getByRole("list", { name: "Topics" }).getByRole("link");
    this.abstract = page.locator(".abstract");
    this.actions = page.getByRole("group", { name: "This paper" });
    this.save = this.actions.getByRole("button", { name: /^Saved?: / });
    // Above the paper; on a phone below it.
    this.status = page.locator(".reading").getByRole("combobox", { name: "Reading status" });
    this.cite = this.actions.getByRole("button", { name: /^Cite\s*: copy BibTeX$/ });
    this.previous = page.getByRole("button", { name: "Previous paper" });
    this.next = page.getByRole("button", { name: "Next paper" });
    this.back = page.locator(".reading-bar .back");
    this.notice = page.locator(".reading .notice");
  }

  /** The pane, as a region that the paper's title names. */
  of(title: string): Locator {
    return this.page.getByRole("region", { name: title, exact: true });
  }
}
