import { type ConditionContext, holds, offered } from "../sheets/conditions.ts";
import type { CellValue } from "../sheets/draft.ts";
import type { CellData } from "../sheets/resources.ts";
import type { RuleModel } from "./protocol.ts";

type ValidationRule = NonNullable<CellData["dataValidation"]>;

/** The validation rules met so far in a sheet. */
export interface RuleBook {
  readonly models: readonly RuleModel[];
  /** Index of a cell's rule among the models. */
  indexOf(rule: ValidationRule): number;
  /** True when a value does not keep to its rule. A blank cell keeps to any. */
  isBroken(rule: ValidationRule, value: CellValue): boolean;
}

/** An empty book for the sheet in which the conditions are asked. */
export function createRuleBook(context: ConditionContext): RuleBook {
  const models: RuleModel[] = [];
  const entries = new Map<string, Entry>();

  function entryOf(rule: ValidationRule): Entry {
    const text = textOf(rule);
    const known = entries.get(text);
    if (known) return known;
    const entry = { index: models.push(modelOf(rule, context)) - 1, answers: new Map<CellValue, boolean>() };
    entries.set(text, entry);
    return entry;
  }

  return {
    models,
    indexOf: (rule) => entryOf(rule).index,
    isBroken(rule, value) {
      const { condition } = rule;
      if (!condition || value === undefined || value === "") return false;
      const { answers } = entryOf(rule);
      const broken = answers.get(value) ?? !holds(condition, value, context);
      answers.set(value, broken);
      return broken;
    },
  };
}

interface Entry {
  readonly index: number;
  /** By value; a formula in a rule reads the same in every cell that has the very same rule. */
  readonly answers: Map<CellValue, boolean>;
}

/** Kept as long as the rule itself, since rules are replaced and never changed. */
const texts = new WeakMap<ValidationRule, string>();

function textOf(rule: ValidationRule): string {
  const text = texts.get(rule) ?? JSON.stringify(rule);
  texts.set(rule, text);
  return text;
}

function modelOf(
  { condition, strict, inputMessage, showCustomUi }: ValidationRule,
  context: ConditionContext,
): RuleModel {
  const help = inputMessage ?? "";
  if (condition?.type === "BOOLEAN" && (condition.values ?? []).length === 0) return { kind: "checkbox" };
  const values = condition && showCustomUi !== false ? offered(condition, context) : undefined;
  return values ? { kind: "list", values, strict: strict ?? false, help } : { kind: "other", help };
}
