// The assembled sites and the program that serves them: their places, as `cargo xtask test` tells them.
import { resolve } from "node:path";

const repository = resolve(import.meta.dirname, "../../..");

/** The program `offprint`. */
export function program(): string {
  return process.env.OFFPRINT_BIN || resolve(repository, "target/debug/offprint");
}

/** The site for `/`. */
export function rootFolder(): string {
  return process.env.OFFPRINT_ROOT_DIR || resolve(repository, "target/offprint/sites/root");
}

/** The site for `/offprint/`. */
export function subPathFolder(): string {
  return process.env.OFFPRINT_SUBPATH_DIR || resolve(repository, "target/offprint/sites/sub-path");
}

/** The site for `/`, one version on. */
export function nextFolder(): string {
  return process.env.OFFPRINT_NEXT_DIR || resolve(repository, "target/offprint/sites/next");
}

/** The folder of the site that is published below this path. */
export function folderOf(base: string): string {
  return base === "/" ? rootFolder() : subPathFolder();
}
