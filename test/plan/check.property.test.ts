import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/plan/check.ts";
import { type Finding, withKeys } from "../../src/plan/finding.ts";
import type { KeyedUnit } from "../../src/plan/keys.ts";
import { type Action, type BudgetRow, EMPTY, type Entry, entryOf, unread } from "../../src/plan/plan.ts";
import type { Checked } from "../../src/plan/rules/rule.ts";
import { aBudgetRow, anAction, anObjective, aPlan, toCheck, UNITS } from "../builders/plan.ts";
import { applied } from "./applied.ts";

describe("whatever a plan says", () => {
  test("checking it never fails, and gives the same findings for the same plan", () => {
    fc.assert(
      fc.property(checked(), (one) => {
        expect(check(structuredClone(one))).toEqual(check(one));
      }),
    );
  });

  test("every finding is a sentence, and its mends are told apart", () => {
    fc.assert(
      fc.property(checked(), (one) => {
        for (const { message, remedy, mends } of check(one)) {
          expect([message, remedy].every((text) => /[.!?]$/.test(text))).toBe(true);
          expect(new Set(mends.map(({ id }) => id)).size).toBe(mends.length);
        }
      }),
    );
  });

  test("a finding with a single mend that writes cells is gone once they are written", () => {
    fc.assert(
      fc.property(checked(), (one) => {
        for (const [key, { mends }] of withKeys(check(one))) {
          const [mend, ...others] = mends;
          if (!mend || others.length > 0 || mend.steps.some(({ kind }) => kind !== "set")) continue;
          expect(keysOf(check(applied(one, mend)))).not.toContain(key);
        }
      }),
    );
  });

  test("an amount or a count that differs is gone with any of its mends that write cells", () => {
    fc.assert(
      fc.property(checked(), (one) => {
        for (const [key, { code, mends }] of withKeys(check(one))) {
          if (!FIGURES.has(code)) continue;
          for (const mend of mends.filter(({ steps }) => steps.every(({ kind }) => kind === "set")))
            expect(keysOf(check(applied(one, mend)))).not.toContain(key);
        }
      }),
    );
  });
});

const FIGURES: ReadonlySet<Finding["code"]> = new Set<Finding["code"]>([
  "presupuesto-monto",
  "presupuesto-actividades",
  "presupuesto-responsables",
  "cronograma-meses-plazo",
  "cronograma-meses-actividades",
]);

function keysOf(findings: readonly Finding[]): readonly string[] {
  return withKeys(findings).map(([key]) => key);
}

function entry(values: fc.Arbitrary<number>): fc.Arbitrary<Entry<number>> {
  return fc.oneof(
    { arbitrary: values.map(entryOf), weight: 4 },
    fc.constant(EMPTY),
    fc.constantFrom("x", "-5", "mil", "=A1", "").map(unread),
  );
}

const count = entry(fc.integer({ min: 0, max: 6 }));
const cents = entry(fc.integer({ min: 0, max: 4 }).map((hundreds) => hundreds * 50_00));
const responsible = fc.constantFrom("", "Gerencia", "RRHH", "Recursos Humnos", "Gerencia / RRHH", "Nadie; Gerencia");
const text = fc.constantFrom(
  "",
  "Elaborar un plan de trabajo",
  "Elaborar un plan de trabaja",
  "Divulgar <b>",
  "😀\u202e\u0000",
);

const months = fc
  .uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 })
  .chain((numbers) =>
    fc.tuple(
      ...[...numbers].sort().map((month) => count.map((activities) => ({ month: `2028-0${month}`, activities }))),
    ),
  );

const action: fc.Arbitrary<Partial<Action>> = fc.record(
  {
    text,
    termMonths: entry(fc.integer({ min: 1, max: 40 })),
    budgetCents: cents,
    responsible,
    activities: count,
    months,
  },
  { requiredKeys: [] },
);
const row: fc.Arbitrary<Partial<BudgetRow>> = fc.record(
  { responsible, activities: count, typedCents: cents },
  { requiredKeys: [] },
);

/** A plan of up to three objectives with rows of the budget for them and beside them, members, and actions that are gone. */
function checked(): fc.Arbitrary<Checked> {
  return fc
    .record({
      objectives: fc.array(fc.record({ text, actions: fc.array(action, { maxLength: 3 }), row }), { maxLength: 3 }),
      loose: fc.array(row, { maxLength: 2 }),
      roles: fc.array(fc.constantFrom("", "miembro", "Mienbro", "jefe"), { maxLength: 2 }),
      mail: fc.constantFrom("ana@x.sv", "ana @x.sv", "ana", ""),
      lineName: fc.constantFrom("", "Formación"),
    })
    .map(({ objectives, loose, roles, mail, lineName }) => {
      const made = objectives.map(({ text: objectiveText, actions }, index) => ({
        ...anObjective(
          `O${index}`,
          actions.map((changes, at) => anAction(`A${index}${at}`, changes)),
        ),
        text: objectiveText,
      }));
      const plan = aPlan(made, {
        budget: [
          ...made.map((objective, index) => aBudgetRow(`P${index}`, objective, objectives[index]!.row)),
          ...loose.map((changes, index) =>
            aBudgetRow(`Q${index}`, anObjective(`X${index}`, []), { objectiveKey: null, ...changes }),
          ),
        ],
      });
      const units: readonly KeyedUnit[] = UNITS;
      return toCheck(
        {
          ...plan,
          axes: plan.axes.map((axis) => ({ ...axis, lines: axis.lines.map((line) => ({ ...line, name: lineName })) })),
        },
        {
          units,
          members: roles.map((role, index) => ({ key: `M${index}`, mail, name: "", unit: "Nadie", role })),
          lastKnown: {
            texts: new Map([
              ["L01", "1.1 Formación"],
              ["O1", "Otro objetivo"],
              ["A00", "Otra acción"],
            ]),
            gone: [{ action: anAction("A99"), axisNumber: 1, lineKey: "L01", objectiveKey: "O0" }],
          },
        },
      );
    });
}
