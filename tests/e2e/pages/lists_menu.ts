// A menu of the reader's lists, of one paper or of all that are selected.
import { expect, type Locator, type Page } from "@playwright/test";

export class ListsMenu {
  readonly button: Locator;
  readonly menu: Locator;
  readonly newList: Locator;

  constructor(
    private readonly page: Page,
    within: Locator,
  ) {
    this.button = within.locator(".lists-button");
    this.menu = within.getByRole("dialog", { name: "Lists" });
    this.newList = this.menu.getByRole("textbox", { name: "New list" });
  }

  list(name: string): Locator {
    return this.menu.getByRole("checkbox", { name, exact: true });
  }

  /** Makes a list that holds these papers, and closes the menu. */
  async make(name: string): Promise<void> {
    await this.button.click();
    await this.newList.fill(name);
    await this.newList.press("Enter");
    await expect(this.list(name)).toBeChecked();
    await this.close();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    if (await this.menu.isVisible()) await this.page.keyboard.press("Escape");
    await expect(this.menu).toBeHidden();
  }
}
