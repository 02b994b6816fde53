import { describe, expect, it } from "vitest";
import { actionsOf } from "../../../src/plan/plan.ts";
import { adopt } from "../../../src/workbook/adopt/adopt.ts";
import { rawWorkbook } from "../../builders/raw-workbook.ts";
import { smallPlan } from "../../builders/small-plan.ts";

const ACTIONS = 3000;

describe("a plan of thousands of actions", () => {
  it("is adopted in seconds, each action with its own row of the schedule, though all are called the same but for a number", () => {
    const { axis, schedule } = smallPlan();
    const numbers = Array.from({ length: ACTIONS }, (_, index) => index + 1);
    const actions = numbers.map((number) => [
      "",
      `Objetivo ${number}`,
      `Impartir el curso ${number} al personal`,
      "1 mes",
      "Lista",
      "",
      "$1.00",
      `Unidad ${number}`,
      "",
      "",
    ]);
    actions[0]![0] = "1.1 Formación";
    const rows = numbers.map((number) => [
      `Impartir curso ${number} para el personal`,
      "1 mes",
      `Unidad ${number}`,
      String((number % 9) + 1),
      "x",
    ]);
    const workbook = rawWorkbook([
      { title: "Eje", rows: [...axis.slice(0, 2), ...actions, ["", "Total", "", "", "", "", "$3,000.00"]] },
      { title: "Cronograma", rows: [...schedule.slice(0, 2), ...rows] },
    ]);
    const { plan, units, findings } = adopt(workbook);
    expect([...actionsOf(plan)].map(({ action }) => action.activities)).toEqual(
      numbers.map((number) => ({ kind: "value", value: (number % 9) + 1 })),
    );
    expect(units).toHaveLength(ACTIONS);
    expect(findings.filter(({ place }) => place.at === "cell")).toEqual([]);
  });
});
