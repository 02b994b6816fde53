import type { docs_v1 } from "googleapis";

/** A list with the glyphs of a preset, three of which alternate over nine levels. Throws when there is no such preset. */
export function listOfPreset(preset: string): docs_v1.Schema$List {
  const glyphs = PRESETS[preset];
  if (!glyphs) throw new Error(`No preset ${preset}`);
  const nestingLevels = Array.from({ length: 9 }, (_, level): docs_v1.Schema$NestingLevel => {
    const glyph = glyphs.glyphs[level % 3]!;
    return {
      bulletAlignment: "START",
      glyphFormat: glyphFormat(preset, level, glyphs.end),
      ...(glyphs.isNumbered ? { glyphType: glyph } : { glyphSymbol: glyph }),
      indentFirstLine: { magnitude: 18 + 36 * level, unit: "PT" },
      indentStart: { magnitude: 36 + 36 * level, unit: "PT" },
      startNumber: 1,
    };
  });
  return { listProperties: { nestingLevels } };
}

/** The preset that a list looks like; undefined when it is another. */
export function presetOf(list: docs_v1.Schema$List | undefined): string | undefined {
  return list && Object.keys(PRESETS).find((preset) => JSON.stringify(listOfPreset(preset)) === JSON.stringify(list));
}

function glyphFormat(preset: string, level: number, end: string): string {
  if (preset !== "NUMBERED_DECIMAL_NESTED") return `%${level}${end}`;
  return `${Array.from({ length: level + 1 }, (_, above) => `%${above}`).join(".")}.`;
}

interface Preset {
  readonly isNumbered: boolean;
  readonly glyphs: readonly [string, string, string];
  /** What follows the glyph. */
  readonly end: string;
}

const bullets = (...glyphs: Preset["glyphs"]): Preset => ({ isNumbered: false, glyphs, end: "" });
const numbers = (end: string, ...glyphs: Preset["glyphs"]): Preset => ({ isNumbered: true, glyphs, end });

/** Source: BulletGlyphPreset of the Docs API. */
const PRESETS: Readonly<Record<string, Preset>> = {
  BULLET_DISC_CIRCLE_SQUARE: bullets("●", "○", "■"),
  BULLET_DIAMONDX_ARROW3D_SQUARE: bullets("❖", "➢", "■"),
  BULLET_CHECKBOX: bullets("☐", "☐", "☐"),
  BULLET_ARROW_DIAMOND_DISC: bullets("➔", "◆", "●"),
  BULLET_STAR_CIRCLE_SQUARE: bullets("★", "○", "■"),
  BULLET_ARROW3D_CIRCLE_SQUARE: bullets("➢", "○", "■"),
  BULLET_LEFTTRIANGLE_DIAMOND_DISC: bullets("◀", "◆", "●"),
  BULLET_DIAMONDX_HOLLOWDIAMOND_SQUARE: bullets("❖", "◇", "■"),
  BULLET_DIAMOND_CIRCLE_SQUARE: bullets("◆", "○", "■"),
  NUMBERED_DECIMAL_ALPHA_ROMAN: numbers(".", "DECIMAL", "ALPHA", "ROMAN"),
  NUMBERED_DECIMAL_ALPHA_ROMAN_PARENS: numbers(")", "DECIMAL", "ALPHA", "ROMAN"),
  NUMBERED_DECIMAL_NESTED: numbers(".", "DECIMAL", "DECIMAL", "DECIMAL"),
  NUMBERED_UPPERALPHA_ALPHA_ROMAN: numbers(".", "UPPER_ALPHA", "ALPHA", "ROMAN"),
  NUMBERED_UPPERROMAN_UPPERALPHA_DECIMAL: numbers(".", "UPPER_ROMAN", "UPPER_ALPHA", "DECIMAL"),
  NUMBERED_ZERODECIMAL_ALPHA_ROMAN: numbers(".", "ZERO_DECIMAL", "ALPHA", "ROMAN"),
};
