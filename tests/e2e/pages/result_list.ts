// The list of papers, of the collection or of the library: status line, order, chips, rows.
import { expect, type Locator, type Page } from "@playwright/test";

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Without words, the library has "Last saved" or "List order" in the place of the best match. */
export type Order = "Best match" | "Last saved" | "List order" | "Newest" | "Title" | "First author";

export class ResultList {
  readonly region: Locator;
  readonly status: Locator;
  readonly rows: Locator;
  readonly order: Locator;
  readonly chips: Locator;
  readonly notice: Locator;
  readonly nearestWords: Locator;
  readonly strip: Locator;
  readonly export: Locator;
  readonly exportMenu: Locator;
  readonly openFilters: Locator;

  constructor(private readonly page: Page) {
    this.region = page.getByRole("region", { name: /^(Papers|Saved papers)$/ });
    this.status = this.region.locator(".list-line").getByRole("status");
    this.rows = this.region.getByRole("article");
    this.order = this.region.getByRole("combobox", { name: "Sort by" });
    this.chips = this.region.getByRole("list", { name: "Active filters" });
    this.notice = this.region.locator(".notice");
    this.nearestWords = this.region.getByRole("list", { name: "Nearest words" }).getByRole("button");
    this.export = this.region.getByRole("button", { name: "Export these papers" });
    this.exportMenu = this.region.getByRole("dialog", { name: "Export these papers" });
    this.strip = this.region.locator(".strip").and(page.getByRole("status"));
    this.openFilters = this.region.getByRole("button", { name: "Filters" });
  }

  row(title: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("heading", { name: title, exact: true }) });
  }

  link(title: string): Locator {
    return this.row(title).getByRole("link", { name: title, exact: true });
  }

  save(title: string): Locator {
    return this.row(title).getByRole("button", { name: `Save: ${title}`, exact: true });
  }

  saved(title: string): Locator {
    return this.row(title).getByRole("button", { name: `Saved: ${title}`, exact: true });
  }

  chip(name: string): Locator {
    return this.chips.getByRole("button", { name: new RegExp(`^${escape(name)}\\s*, remove filter$`) });
  }

  /** How many papers the status line counts. */
  async count(): Promise<number> {
    const text = await this.status.innerText();
    const count = /^\s*(\d+)(?: of \d+)? (?:saved )?papers?\b/.exec(text)?.[1];
    if (count === undefined) throw new Error(`the status line has no count: ${text}`);
    return Number(count);
  }

  async expectCount(count: number): Promise<void> {
    const options = { intervals: [20, 40, 80, 160], message: "papers counted in the status line" };
    await expect.poll(() => this.count(), options).toBe(count);
  }

  /** Identifiers of the rows that are shown, in order. */
  async ids(): Promise<string[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-paper-id") ?? ""));
  }

  /** Titles of the rows that are shown, in order. */
  async titles(): Promise<string[]> {
    return this.rows.getByRole("heading").allInnerTexts();
  }

  async expectTitles(titles: string[]): Promise<void> {
    await expect(this.rows.getByRole("heading")).toHaveText(titles);
  }

  /** Identifiers of all results, in order; scrolls until every row has been shown. */
  async allIds(): Promise<string[]> {
    const count = await this.count();
    await expect(async () => {
      await this.rows.last().scrollIntoViewIfNeeded();
      expect(await this.rows.count()).toBe(count);
    }).toPass();
    return this.ids();
  }

  async sortBy(order: Order): Promise<void> {
    await this.order.selectOption({ label: order });
    await this.settled();
  }

  /** The part that scrolls. */
  get scroller(): Locator {
    return this.region.locator(".rows");
  }

  /**
   * Waits until the list answers what was asked last: two frames and one answer without a change. Where drawing is slow,
   * some rows follow a moment later, and the list is busy until then.
   */
  async settled(): Promise<void> {
    let last = "";
    await expect
      .poll(
        async () => {
          const isBusy = (await this.region.locator(".rows[aria-busy=true]").count()) > 0;
          const now = isBusy ? "" : `${await this.region.locator(".list-line").innerText()}\n${await this.ids()}`;
          const same = now !== "" && now === last;
          last = now;
          return same;
        },
        { intervals: [60, 60, 100], message: "the list has settled" },
      )
      .toBe(true);
  }
}
