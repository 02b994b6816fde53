import { describe, expect, test } from "vitest";
import { faultOf } from "../../src/apps-script/google-error.ts";

const google = (code: number) => Object.assign(new Error("API call failed"), { details: { code } });

describe("an error of a Google call", () => {
  test("is refused where the workbook is not as it was read", () => {
    expect(faultOf(google(400))).toBe("refused");
  });

  test("is passing where Google is busy, late or says nothing of a code", () => {
    for (const error of [...[408, 429, 500, 502, 503].map(google), new Error("Service timed out"), "text", null])
      expect(faultOf(error)).toBe("passing");
  });

  test("is lasting where a right is missing or the file is gone", () => {
    for (const code of [401, 403, 404]) expect(faultOf(google(code))).toBe("lasting");
  });
});
