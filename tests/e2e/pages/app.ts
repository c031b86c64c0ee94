// The app in one tab: its address, and the parts that a person sees.
import { expect, type Page } from "@playwright/test";
import { BinPage } from "./bin_page";
import { DigestPage } from "./digest_page";
import { Desk } from "./desk";
import { Explanation } from "./explanation";
import { Facets } from "./facets";
import { ImportPage } from "./import_page";
import { KeysDialog } from "./keys_dialog";
import { LibraryPage } from "./library_page";
import { Masthead } from "./masthead";
import { OfflineCopy } from "./offline_copy";
import { Palette } from "./palette";
import { PaperPane } from "./paper_pane";
import { RescueScreen } from "./rescue_screen";
import { ResultList } from "./result_list";
import { SearchHelp } from "./search_help";
import { SelectionBar } from "./selection_bar";
import { SettingsPage } from "./settings_page";
import { ShareDialog } from "./share_dialog";
import { Toast } from "./toast";

export class App {
  readonly masthead: Masthead;
  readonly facets: Facets;
  readonly list: ResultList;
  readonly pane: PaperPane;
  readonly desk: Desk;
  readonly library: LibraryPage;
  readonly import: ImportPage;
  readonly selection: SelectionBar;
  readonly sharing: ShareDialog;
  readonly bin: BinPage;
  readonly digest: DigestPage;
  readonly settings: SettingsPage;
  readonly palette: Palette;
  readonly keys: KeysDialog;
  readonly help: SearchHelp;
  readonly explanation: Explanation;
  readonly toast: Toast;
  readonly copy: OfflineCopy;
  readonly rescue: RescueScreen;

  constructor(
    readonly page: Page,
    /** Address of the start page. */
    readonly start: string,
  ) {
    this.masthead = new Masthead(page);
    this.facets = new Facets(page);
    this.list = new ResultList(page);
    this.pane = new PaperPane(page);
    this.desk = new Desk(page);
    this.library = new LibraryPage(page);
    this.import = new ImportPage(page);
    this.selection = new SelectionBar(page);
    this.sharing = new ShareDialog(page);
    this.bin = new BinPage(page);
    this.digest = new DigestPage(page);
    this.settings = new SettingsPage(page);
    this.palette = new Palette(page);
    this.keys = new KeysDialog(page);
    this.help = new SearchHelp(page);
    this.explanation = new Explanation(page);
    this.toast = new Toast(page);
    this.rescue = new RescueScreen(page);
    this.copy = new OfflineCopy(page, new URL(start).pathname);
  }

  /** The full address of something behind the site's base. */
  url(address = ""): string {
    return new URL(address || "./", this.start).href;
  }

  /** Opens an address and waits until the app has taken the static page's place. */
  async open(address = ""): Promise<void> {
    await this.page.goto(this.url(address));
    await this.ready();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Waits for the first results on the screen. */
  async ready(): Promise<void> {
    await expect.poll(() => this.entries("offprint:ready"), { message: "the app is ready" }).toBe(1);
  }

  /** Waits until bin, undo log and backup file are there, which come after the first view. */
  async archiveOpened(): Promise<void> {
    await expect.poll(() => this.entries("offprint:archive"), { message: "the archive is open" }).toBe(1);
  }

  /** How many User Timing entries have this name. */
  async entries(name: string): Promise<number> {
    return this.page.evaluate((name) => performance.getEntriesByName(name).length, name).catch(() => 0);
  }

  /** Searches, and waits for the results of exactly these words. */
  async search(words: string): Promise<void> {
    await this.masthead.search.fill(words);
    await this.list.settled();
  }

  /** Finds papers by their titles, saves them, and waits until each is kept. */
  async save(...titles: string[]): Promise<void> {
    for (const title of titles) {
      await this.search(title);
      await this.list.save(title).click();
      await expect(this.list.saved(title)).toHaveAttribute("aria-pressed", "true");
    }
  }

  /** The tab's address behind the site's base. */
  address(): string {
    return this.page.url().slice(this.start.length);
  }

  /** Keys and texts of what the browser keeps under a prefix. */
  async kept(prefix = "offprint/entry/"): Promise<Record<string, string>> {
    return this.page.evaluate(
      (prefix) => Object.fromEntries(Object.entries({ ...localStorage }).filter(([key]) => key.startsWith(prefix))),
      prefix,
    );
  }

  /** All records that the reader has made: library, settings, what was set aside; not what the page notes of checks and changes. */
  async records(): Promise<Record<string, string>> {
    const all = Object.entries(await this.kept("offprint/"));
    const own = all.filter(([key]) => !/^offprint\/((offline|digest):|undo\/)/.test(key));
    return Object.fromEntries(own.map(([key, text]) => [key, unopened(text)]));
  }

  /** Which build runs in the tab. */
  async build(): Promise<string | null> {
    return this.page.locator('meta[name="offprint:build"]').getAttribute("content");
  }
}

/** A record without the date at which its paper was opened last, which changes by looking at it. */
function unopened(text: string): string {
  return text.replace(/^(\{"format":2,"sum":")\w+/, "$1").replace(/"opened_at":\d+,/, "");
}
