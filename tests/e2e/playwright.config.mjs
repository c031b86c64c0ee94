// How the end-to-end tests run: Chromium of the system, against servers that `cargo xtask test` has started.
import { defineConfig, devices } from "@playwright/test";

/** Flags that keep Chromium from talking to its maker, and let it run as root in a container. */
const args = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.{js,mjs,ts}",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.OFFPRINT_JSON_REPORT
    ? [["line"], ["json", { outputFile: process.env.OFFPRINT_JSON_REPORT }]]
    : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    launchOptions: { executablePath: process.env.CHROME || "/usr/bin/chromium", args },
    serviceWorkers: "allow",
    // A trace takes a fifth of the time: `cargo xtask journeys SPEC --trace on` makes one.
    trace: "off",
  },
  // One project per base path; each has its own server. `cargo xtask test` sets both addresses. What a base path
  // can break is tagged `@paths` and runs under both.
  projects: [
    { name: "root", use: { baseURL: process.env.OFFPRINT_ROOT_URL || "http://127.0.0.1:8080/" } },
    { name: "sub-path", grep: /@paths/, use: { baseURL: process.env.OFFPRINT_SUBPATH_URL || "http://127.0.0.1:8081/offprint/" } },
  ],
});
