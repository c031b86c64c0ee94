// Chromium for measurements: the system's, quiet, and eager to measure memory.
import { chromium } from "@playwright/test";

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROME || "/usr/bin/chromium",
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-quic",
      "--disable-sync",
      "--no-first-run",
      // Without it, a measurement of memory waits for the next garbage collection, for up to a minute.
      "--enable-blink-features=ForceEagerMeasureMemory",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
}
