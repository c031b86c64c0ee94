// Nothing leaves the page, no text becomes a program, and the headers say so. What comes in by papers and addresses:
// xss.spec.ts.
import { expect, test } from "../fixtures";
import { paper, papers } from "../site/collection";

test("a whole visit stays within the policy and the origin", { tag: "@paths" }, async ({ app, page }) => {
  await app.open();
  await app.search("multi-taks lerning");
  await app.list.rows.first().getByRole("link").click();
  await page.keyboard.press("s");
  await page.keyboard.press("?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("lora");
  await page.keyboard.press("Escape");
  for (const name of ["Library", "Settings", "Browse"] as const) await app.masthead.link(name).click();
  await app.open("about");
  await expect(page.getByRole("heading", { name: "About this collection" })).toBeVisible();
  await app.open(`paper/${paper("MTL-LoRA").ids[0]}`);
  await app.masthead.theme.click();
  await app.masthead.expectReadyOffline();
  // The guard of every test fails this one on any violation, error or request elsewhere.
});

test("every answer carries the security headers, and the page is isolated", { tag: "@paths" }, async ({ app, page }) => {
  for (const address of ["", "library", `paper/${papers[0].ids[0]}`, "sw.js"]) {
    const headers = (await page.request.get(app.url(address))).headers();
    expect(headers["content-security-policy"], address).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/);
    expect(headers["content-security-policy"], address).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect(headers["content-security-policy"], address).toContain("require-trusted-types-for 'script'");
    expect(headers["x-content-type-options"], address).toBe("nosniff");
    expect(headers["referrer-policy"], address).toBe("no-referrer");
    expect(headers["cross-origin-opener-policy"], address).toBe("same-origin");
    expect(headers["cross-origin-embedder-policy"], address).toBe("require-corp");
    expect(headers["permissions-policy"], address).toMatch(/camera=\(\).*microphone=\(\)/);
  }
  await app.open();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test("the page cannot be framed, not even by its own origin", async ({ app, page, guard }) => {
  guard.allow(/frame-ancestors|Framing|CSP violation|Content Security Policy|Refused|ERR_BLOCKED/i);
  await app.open();
  // A page of the same origin that may frame: the policy that refuses is that of the framed one.
  await page.route("**/framing", (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe src="${app.start}" title="framed"></iframe>`, headers: { "cross-origin-embedder-policy": "require-corp" } }),
  );
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
  await page.goto(app.url("framing"));
  await page.waitForLoadState("load");
  const framed = page.frames().find((frame) => frame.parentFrame() !== null)!;
  expect(await framed.evaluate(() => document.querySelector("#app")).catch(() => null)).toBeNull();
});

test("text cannot become markup, a script or a worker past the two policies", async ({ app, page, guard }) => {
  guard.allow(/CSP violation|Content Security Policy|TrustedHTML|TrustedScript|Refused/i);
  await app.open();
  const got = await page.evaluate(() => {
    const attempt = (name: string, run: () => unknown) => {
      try {
        run();
        return name;
      } catch {
        return undefined;
      }
    };
    const offprint = (window as unknown as { offprint: { html(text: string): string; worker(url: string): Worker; reader(url: string): Worker } }).offprint;
    return [
      attempt("innerHTML", () => (document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>")),
      attempt("a policy of its own", () => (window as any).trustedTypes.createPolicy("default", { createHTML: (s: string) => s })),
      attempt("a template with a handler", () => offprint.html("<div onclick=\"alert(1)\"></div>")),
      attempt("a template with a script", () => offprint.html("<script>alert(1)</script>")),
      attempt("a template with a running link", () => offprint.html("<a href=\"javascript:alert(1)\">x</a>")),
      attempt("a foreign worker", () => offprint.worker("data:text/javascript,postMessage(1)")),
      attempt("a foreign reader", () => offprint.reader("assets/reader.js")),
      attempt("a script's address", () => (document.createElement("script").src = "x.js")),
    ].filter(Boolean);
  });
  expect(got).toEqual([]);
});
