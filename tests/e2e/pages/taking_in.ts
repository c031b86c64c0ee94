// What a shared list or a file would change, and the two answers.
import { type Locator, type Page } from "@playwright/test";

export class TakingIn {
  readonly preview: Locator;
  readonly groups: Locator;
  readonly accept: Locator;
  readonly cancel: Locator;
  /** Why nothing could be read. */
  readonly fault: Locator;
  readonly text: Locator;
  readonly readText: Locator;

  constructor(page: Page) {
    const main = page.getByRole("main");
    this.preview = main.locator(".import-preview");
    this.groups = this.preview.locator("summary");
    this.accept = this.preview.getByRole("button", { name: /^(Take in .*|Nothing to take in)$/ });
    this.cancel = this.preview.getByRole("button", { name: "Cancel" });
    this.fault = main.getByRole("alert");
    this.text = main.getByRole("textbox", { name: "Or paste" });
    this.readText = main.getByRole("button", { name: "Read the text" });
  }
}
