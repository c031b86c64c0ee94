// The filters: values with counts, the years as bars and as two selects.
import { type Locator, type Page } from "@playwright/test";

/** The last three are the reader's own, and only in the library. */
export type FacetName = "Topic" | "Venue" | "Year" | "Show only" | "Status" | "List" | "Tag";

export class Facets {
  readonly region: Locator;
  readonly show: Locator;
  readonly clear: Locator;
  readonly newList: Locator;

  constructor(page: Page) {
    this.region = page.getByRole("region", { name: "Filters" });
    this.show = this.region.getByRole("button", { name: /^Show \d+ papers?$/ });
    this.clear = this.region.getByRole("button", { name: "Clear all" });
    this.newList = this.region.getByRole("textbox", { name: "New list" });
  }

  group(name: FacetName): Locator {
    return this.region.getByRole("group", { name });
  }

  value(facet: FacetName, value: string): Locator {
    const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return this.group(facet).getByRole("checkbox", { name: new RegExp(`^${escaped}\\s*\\d+$`) });
  }

  bar(year: number): Locator {
    return this.group("Year").getByRole("button", { name: new RegExp(`^${year}:`) });
  }

  year(end: "From year" | "To year"): Locator {
    return this.group("Year").getByRole("combobox", { name: end });
  }

  more(facet: FacetName): Locator {
    return this.group(facet).getByRole("button", { name: /^Show (all \d+|fewer)$/ });
  }

  /** Values that are shown with their counts. */
  async counts(facet: FacetName): Promise<[string, number][]> {
    return this.group(facet)
      .locator("label.facet-value")
      .evaluateAll((labels) =>
        labels.map((label) => [
          label.querySelector("input")?.value ?? "",
          Number(label.querySelector(".facet-count")?.textContent),
        ]),
      );
  }

  /** Years with their counts, from the names of the bars. */
  async years(): Promise<[number, number][]> {
    const names = await this.group("Year").locator(".year-tip").allTextContents();
    return names.map((name) => {
      const [, year, count] = /^(\d{4}): (\d+) papers?$/.exec(name) ?? [];
      return [Number(year), Number(count)];
    });
  }
}
