import { expect, test } from "vitest";
import { grantNotices } from "../../src/workbook/notices.ts";
import type { Wish } from "../../src/workbook/occasion.ts";
import { occasion } from "../builders/occasion.ts";

const ON = { isOn: true, by: "jefa@alcaldia.example", since: "2026-03-02" };

test("the weekly mails are switched by the coordination, and the log says who did and when", () => {
  const { notices, entries, outcomes } = grantNotices(occasion({ wishes: [wish("1", true)] }), undefined);
  expect(notices).toEqual(ON);
  expect(entries).toMatchObject([{ author: ON.by, what: "Se activaron los avisos semanales" }]);
  expect(outcomes).toEqual([{ id: "1", kind: "done" }]);
});

test("a wish that comes again is granted without being told twice", () => {
  const wishes = [wish("1", true), wish("1", true)];
  expect(grantNotices(occasion({ wishes }), undefined).entries).toHaveLength(1);
  expect(grantNotices(occasion({ wishes }), ON)).toMatchObject({ notices: ON, entries: [] });
});

test("several wishes are granted in their order", () => {
  const wishes = [wish("1", true), wish("2", false)];
  const { notices, entries } = grantNotices(occasion({ wishes }), undefined);
  expect([notices?.isOn, entries.length]).toEqual([false, 2]);
});

test("what somebody asks whom nobody has seen to be a coordinator is not done", () => {
  const { notices, entries, outcomes } = grantNotices(occasion({ wishes: [wish("1", true, false)] }), undefined);
  expect([notices, entries, outcomes]).toEqual([undefined, [], [{ id: "1", kind: "gone" }]]);
});

function wish(id: string, isOn: boolean, isCoordinator = true): Wish {
  return { id, author: ON.by, kind: "notices", isOn, isCoordinator };
}
