// The import: giving files or text, and what would change before anything does.
import { expect, type Locator, type Page } from "@playwright/test";

export interface Given {
  name: string;
  text: string | Buffer;
}

export class ImportPage {
  readonly heading: Locator;
  readonly files: Locator;
  readonly text: Locator;
  readonly readText: Locator;
  readonly stop: Locator;
  readonly previews: Locator;
  /** What the groups of the previews are, with their counts. */
  readonly groups: Locator;
  readonly takeIn: Locator;
  readonly cancel: Locator;
  /** What could not be read at all, a sentence per file. */
  readonly faults: Locator;

  constructor(page: Page) {
    const main = page.getByRole("main");
    this.heading = main.getByRole("heading", { level: 1, name: "Import" });
    this.files = main.locator('input[type="file"]');
    this.text = main.getByRole("textbox", { name: "Or paste" });
    this.readText = main.getByRole("button", { name: "Read the text" });
    this.stop = main.getByRole("button", { name: "Stop reading" });
    this.previews = main.locator(".import-preview");
    this.groups = this.previews.locator("summary");
    this.takeIn = this.previews.getByRole("button", { name: /^(Take in|Nothing to take in)/ });
    this.cancel = this.previews.getByRole("button", { name: "Cancel" });
    this.faults = main.getByRole("alert");
  }

  async give(...files: Given[]): Promise<void> {
    await this.files.setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })),
    );
  }

  async paste(text: string): Promise<void> {
    await this.text.fill(text);
    await this.readText.click();
  }

  /** A group of the preview, by the words behind its count. */
  group(words: string | RegExp): Locator {
    return this.previews.locator("details").filter({ has: this.previews.page().locator("summary", { hasText: words }) });
  }

  /** The lines of a group, which is opened for that. */
  async lines(words: string | RegExp): Promise<string[]> {
    const group = this.group(words);
    await group.locator("summary").click();
    await expect(group).toHaveAttribute("open", "");
    return group.locator("li").allInnerTexts();
  }
}
