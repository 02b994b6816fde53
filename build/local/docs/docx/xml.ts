import { SaxesParser } from "saxes";

/** An element of an XML file, its name and those of its attributes with the prefixes that the file uses. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** The root element of a file. Throws when the text is no well-formed XML; entities of a file's own are never expanded. */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser();
  const open: { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] }[] = [
    { name: "", attributes: {}, children: [] },
  ];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", (part) => void open.at(-1)!.children.push(part));
  parser.on("cdata", (part) => void open.at(-1)!.children.push(part));
  parser.write(text.replace(/^\uFEFF/, "")).close();
  return open[0]!.children.find((child): child is XmlElement => typeof child !== "string")!;
}

/** The fragment that an element is, which needs the namespaces of the file that it goes into. */
export function writeXml({ name, attributes, children }: XmlElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const inner = children.map((child) => (typeof child === "string" ? escapeXml(child) : writeXml(child))).join("");
  return inner === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inner}</${name}>`;
}

/** A fragment that was kept, as an element again; null gives an empty one. */
export function parseFragment(source: string | null, name: string): XmlElement {
  if (source === null) return element(name);
  const known = fragments.get(source);
  if (known) return known;
  const parsed = parseXml(source);
  fragments.set(source, parsed);
  if (fragments.size > MOST_FRAGMENTS) fragments.clear();
  return parsed;
}

/** Documents repeat the same properties over and over. */
const fragments = new Map<string, XmlElement>();
const MOST_FRAGMENTS = 10_000;

export function element(
  name: string,
  attributes: XmlElement["attributes"] = {},
  ...children: XmlElement["children"]
): XmlElement {
  return { name, attributes, children };
}

export function elementsOf(parent: XmlElement | undefined): readonly XmlElement[] {
  return (parent?.children ?? []).filter((child): child is XmlElement => typeof child !== "string");
}

/** The first child of a name. */
export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsOf(parent).find((child) => child.name === name);
}

export function childrenOf(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return elementsOf(parent).filter((child) => child.name === name);
}

/** The text within an element, all the way down. */
export function textWithin({ children }: XmlElement): string {
  return children.map((child) => (typeof child === "string" ? child : textWithin(child))).join("");
}

/** Text as XML holds it, without the signs that no XML file can hold. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
