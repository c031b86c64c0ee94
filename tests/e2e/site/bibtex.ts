// Reads BibTeX as roughly as a test needs: entries with type, key and fields.
export interface Entry {
  type: string;
  key: string;
  fields: Map<string, string>;
}

export function parseBibtex(text: string): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  while ((at = text.indexOf("@", at)) >= 0) {
    const head = /^@(\w+)\{([^,\s]+),/.exec(text.slice(at));
    if (!head) throw new Error(`no entry at: ${text.slice(at, at + 60)}`);
    const body = balanced(text, text.indexOf("{", at));
    entries.push({ type: head[1], key: head[2], fields: fieldsOf(body.slice(head[2].length + 1)) });
    at += head[0].length + body.length - head[2].length;
  }
  return entries;
}

/** What stands between the brace at `open` and the one that closes it. */
function balanced(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "{") depth += 1;
    else if (text[at] === "}" && --depth === 0) return text.slice(open + 1, at);
  }
  throw new Error("a brace is never closed");
}

function fieldsOf(body: string): Map<string, string> {
  const fields = new Map<string, string>();
  const name = /([a-z]+)\s*=\s*(?=\{)/giy;
  let at = 0;
  while (at < body.length) {
    name.lastIndex = at;
    const found = name.exec(body);
    if (!found) {
      at += 1;
      continue;
    }
    const value = balanced(body, name.lastIndex);
    fields.set(found[1].toLowerCase(), value.replace(/[{}]/g, ""));
    at = name.lastIndex + value.length + 2;
  }
  return fields;
}
