import fc from "fast-check";
import type {
  DesiredBlock,
  DesiredCell,
  DesiredRow,
  DesiredSheet,
  DesiredWorkbook,
  Styles,
} from "../../../src/workbook/desired.ts";

/** Arbitrary desired workbooks of two sheets, small enough that rows, columns and blocks of one collide with those of another. */
export const RANDOM_STYLES: Styles = {
  plain: {},
  loud: { textFormat: { bold: true }, backgroundColorStyle: { rgbColor: { red: 1, green: 0, blue: 0 } } },
  ruled: { borders: { top: { style: "SOLID" } }, wrapStrategy: "WRAP", numberFormat: { type: "NUMBER", pattern: "0" } },
};
export const RANDOM_IDS = [501, 502] as const;
const COLUMNS = ["c1", "c2", "c3", "c4"];
const ROW_KEYS = ["r1", "r2", "r3", "r4", "r5", "r6", "sub:1", "sub:2"];

export function desiredWorkbooks(): fc.Arbitrary<DesiredWorkbook> {
  return fc
    .tuple(outlines(), outlines(), fc.constantFrom(["Uno", "Dos"], ["Dos", "Uno"], ["uno", "Tres"]))
    .chain(([first, second, titles]) => {
      const outlined = [first, second];
      const sheets = RANDOM_IDS.map((sheetId, index) => sheetOf(sheetId, titles[index]!, outlined[index]!, outlined));
      return fc.tuple(...sheets);
    })
    .map((sheets) => ({
      properties: { locale: "es_MX", timeZone: "America/El_Salvador" },
      sheets,
      originals: [{ sheetId: 0, title: "Original · Uno" }],
    }));
}

interface Outline {
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
}

function outlines(): fc.Arbitrary<Outline> {
  return fc.record({
    rowKeys: fc.shuffledSubarray(ROW_KEYS, { minLength: 1 }),
    columnKeys: fc.subarray(COLUMNS, { minLength: 1 }).map((columns) => [...columns, "key"]),
  });
}

function sheetOf(
  sheetId: number,
  title: string,
  outline: Outline,
  outlined: readonly Outline[],
): fc.Arbitrary<DesiredSheet> {
  const { rowKeys, columnKeys } = outline;
  const block = blocks(outline);
  return fc.record({
    sheetId: fc.constant(sheetId),
    title: fc.constant(title),
    hidden: fc.constant(sheetId === RANDOM_IDS[1]),
    frozenRows: fc.nat(Math.min(2, rowKeys.length)),
    frozenColumns: fc.nat(Math.min(1, columnKeys.length)),
    tabColor: fc.constantFrom("", "#1f4e79"),
    keyColumn: fc.constant("key"),
    columns: fc.constant(columnKeys.map((key) => ({ key, widthPx: 80, hidden: key === "key" }))),
    rows: fc.tuple(...rowKeys.map((key) => rowOf(key, columnKeys, outlined))),
    merges: fc.array(block, { maxLength: 3 }),
    conditionalFormats: fc.array(
      block.map((area) => ({
        block: area,
        rule: { condition: { type: "NOT_BLANK" as const }, format: { textFormat: { italic: true } } },
      })),
      { maxLength: 2 },
    ),
    protection: fc.constantFrom("none", "warning", "locked"),
    open: fc.array(block, { maxLength: 2 }),
    disposable: fc.constant([{ key: "sub:" }]),
  });
}

function rowOf(key: string, columnKeys: readonly string[], outlined: readonly Outline[]): fc.Arbitrary<DesiredRow> {
  const columns = columnKeys.filter((column) => column !== "key");
  return fc
    .record({
      cells: fc.tuple(...columns.map(() => fc.option(cells(outlined), { nil: undefined, freq: 6 }))),
      heightPx: fc.option(fc.constantFrom(4, 30), { nil: undefined }),
    })
    .map(({ cells: made, heightPx }) => ({
      key,
      ...(heightPx !== undefined && { heightPx }),
      cells: Object.fromEntries(columns.flatMap((column, index) => (made[index] ? [[column, made[index]]] : []))),
    }));
}

function cells(outlined: readonly Outline[]): fc.Arbitrary<DesiredCell> {
  const values = fc.oneof(
    fc.constant(null),
    fc.constantFrom("texto", "=1+1", "'x", "12", "á", ""),
    fc.constantFrom(0, 1.5, -3),
    fc.boolean(),
    formulas(outlined),
  );
  return fc
    .record({
      value: fc.option(values, { nil: undefined }),
      initial: fc.option(fc.constantFrom("inicial", 7), { nil: undefined }),
      style: fc.constantFrom(...Object.keys(RANDOM_STYLES)),
      rule: fc.option(
        fc.constantFrom("0", "1").map((least) => ({
          condition: {
            type: "NUMBER_BETWEEN" as const,
            values: [{ userEnteredValue: least }, { userEnteredValue: "9" }],
          },
          inputMessage: "",
          strict: false,
        })),
        { nil: undefined, freq: 2 },
      ),
      note: fc.option(fc.constantFrom("nota", "otra"), { nil: undefined, freq: 2 }),
    })
    .map(({ value, initial, style, rule, note }) => ({
      style,
      ...(value === undefined ? initial !== undefined && { initial } : { value }),
      ...(rule && { rule }),
      ...(note !== undefined && { note }),
    }));
}

function formulas(outlined: readonly Outline[]): fc.Arbitrary<DesiredCell["value"] & {}> {
  return fc.tuple(fc.nat(1), fc.nat(), fc.nat(), fc.nat()).map(([sheet, from, to, column]) => {
    const { rowKeys, columnKeys } = outlined[sheet]!;
    const [first, last] = [from % rowKeys.length, to % rowKeys.length].sort();
    return {
      formula: (at) =>
        `=COUNTA(${at.range(RANDOM_IDS[sheet]!, rowKeys[first!]!, rowKeys[last!]!, columnKeys[column % columnKeys.length]!)})`,
    };
  });
}

function blocks({ rowKeys, columnKeys }: Outline): fc.Arbitrary<DesiredBlock> {
  const pair = (keys: readonly string[]) =>
    fc
      .tuple(fc.nat(keys.length - 1), fc.nat(keys.length - 1))
      .map(([left, right]) => [keys[Math.min(left, right)]!, keys[Math.max(left, right)]!] as const);
  return fc
    .tuple(pair(rowKeys), pair(columnKeys.filter((key) => key !== "key")))
    .map(([[fromRow, toRow], [fromColumn, toColumn]]) => ({ fromRow, toRow, fromColumn, toColumn }));
}
