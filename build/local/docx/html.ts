/** An element of the HTML that mammoth writes. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/**
 * Reads HTML as mammoth writes it: every element closed in order, attributes in double quotes, `& < > "` escaped. It is no
 * reader for HTML from elsewhere.
 */
export function readHtml(html: string): readonly (Element | string)[] {
  const open: { name: string; attributes: Record<string, string>; children: (Element | string)[] }[] = [
    { name: "", attributes: {}, children: [] },
  ];
  for (const [, closing, name, attributes = "", text] of html.matchAll(TOKEN)) {
    const { children } = open[open.length - 1]!;
    if (text !== undefined) children.push(unescaped(text));
    else if (closing) open.length = Math.max(1, open.length - 1);
    else if (name) {
      const element = { name, attributes: attributesOf(attributes), children: [] };
      children.push(element);
      if (!VOID.has(name)) open.push(element);
    }
  }
  return open[0]!.children;
}

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s[^>]*)?)>|([^<]+)/g;
const VOID: ReadonlySet<string> = new Set(["br", "hr", "img", "input"]);

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, unescaped(value)]),
  );
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name]);
}

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"' } as const;
