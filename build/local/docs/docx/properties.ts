import { element, elementsOf, parseFragment, writeXml, type XmlElement } from "./xml.ts";

/** How one field of a style stands in Word's properties. */
export interface Codec<Style> {
  readonly field: keyof Style & string;
  /** The elements that it takes; the first of them is where it is read from. */
  readonly read: (properties: XmlElement) => unknown;
  /** The properties with the field as it is now; undefined takes it away. */
  readonly write: (properties: XmlElement, value: never) => XmlElement;
}

/** The style that properties mean, without what they do not say. */
export function readProperties<Style extends object>(properties: XmlElement, codecs: readonly Codec<Style>[]): Style {
  const style: Record<string, unknown> = {};
  for (const { field, read } of codecs) {
    const value = read(properties);
    if (value !== undefined) style[field] = value;
  }
  return style as Style;
}

/**
 * The properties of an element as XML: those it came with, and only what the style says otherwise written anew, so that whatever the
 * Docs API does not know stays.
 * @param order the order of the children that Word insists on
 */
export function writeProperties<Style extends object>(
  name: string,
  style: Style,
  source: string | null,
  codecs: readonly Codec<Style>[],
  order: readonly string[],
): XmlElement {
  const before = parseFragment(source, name);
  let properties = before;
  for (const { field, read, write } of codecs) {
    const value = style[field];
    if (JSON.stringify(value ?? null) !== JSON.stringify(read(before) ?? null))
      properties = write(properties, value as never);
  }
  return properties === before ? before : { ...properties, children: inOrder(properties, order) };
}

/** The XML of properties, or nothing when there are none. */
export function propertiesXml(properties: XmlElement): string {
  return properties.children.length === 0 && Object.keys(properties.attributes).length === 0
    ? ""
    : writeXml(properties);
}

/** The element with one child of a name put in, or taken out when there is none to put. */
export function withChild(parent: XmlElement, name: string, child: XmlElement | undefined): XmlElement {
  const others = elementsOf(parent).filter((other) => other.name !== name);
  return { ...parent, children: child ? [...others, child] : others };
}

/** The same for the attributes of a child: those that are undefined are taken away. */
export function withAttributes(
  parent: XmlElement,
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
): XmlElement {
  const before = elementsOf(parent).find((child) => child.name === name)?.attributes ?? {};
  const entries = Object.entries({ ...before, ...attributes }).filter(([, value]) => value !== undefined);
  const child = entries.length > 0 ? element(name, Object.fromEntries(entries) as Record<string, string>) : undefined;
  return withChild(parent, name, child);
}

function inOrder(properties: XmlElement, order: readonly string[]): readonly XmlElement[] {
  const rank = ({ name }: XmlElement) => {
    const at = order.indexOf(name);
    return at < 0 ? order.length : at;
  };
  return [...elementsOf(properties)].sort((one, other) => rank(one) - rank(other));
}
