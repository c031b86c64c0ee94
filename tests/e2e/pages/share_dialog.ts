// A list as a link or a file.
import { expect, type Locator, type Page } from "@playwright/test";

export class ShareDialog {
  readonly dialog: Locator;
  readonly name: Locator;
  readonly link: Locator;
  readonly copy: Locator;
  readonly saveFile: Locator;
  /** Why there is no link. */
  readonly fault: Locator;
  readonly close: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: /^Share / });
    this.name = this.dialog.getByRole("textbox", { name: "Name of the list" });
    this.link = this.dialog.getByRole("textbox", { name: "Link to the list" });
    this.copy = this.dialog.getByRole("button", { name: "Copy link" });
    this.saveFile = this.dialog.getByRole("button", { name: "Save as a file" });
    this.fault = this.dialog.getByRole("alert");
    this.close = this.dialog.getByRole("button", { name: "Close" });
  }

  /** The link, once it is made. */
  async address(): Promise<string> {
    await expect(this.link).toHaveValue(/#list=./);
    return this.link.inputValue();
  }
}
