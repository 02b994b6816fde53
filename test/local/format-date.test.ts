import { expect, test } from "vitest";
import { formatDate } from "../../build/local/services/format-date.ts";

// 4 July 2001, 12:08:56.235 in the zone of Los Angeles: the moment of the examples in Java's SimpleDateFormat documentation.
const moment = new Date("2001-07-04T19:08:56.235Z");

test.each([
  ["EEE, MMM d, ''yy", "Wed, Jul 4, '01"],
  ["h:mm a", "12:08 PM"],
  ["hh 'o''clock' a", "12 o'clock PM"],
  ["yyyyy.MMMMM.dd hh:mm aaa", "02001.July.04 12:08 PM"],
  ["EEE, d MMM yyyy HH:mm:ss Z", "Wed, 4 Jul 2001 12:08:56 -0700"],
  ["yyMMddHHmmssZ", "010704120856-0700"],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSZ", "2001-07-04T12:08:56.235-0700"],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2001-07-04T12:08:56.235-07:00"],
  ["u", "3"],
])("%s writes the example of Java's documentation", (pattern, expected) => {
  expect(formatDate(moment, "America/Los_Angeles", pattern)).toBe(expected);
});

test("the civil day is that of the zone", () => {
  const midnight = new Date("2023-02-01T05:30:00Z");
  expect(formatDate(midnight, "America/El_Salvador", "yyyy-MM-dd HH:mm")).toBe("2023-01-31 23:30");
  expect(formatDate(midnight, "GMT", "yyyy-MM-dd HH:mm")).toBe("2023-02-01 05:30");
});

test("a letter that is not known here throws instead of writing something else", () => {
  expect(() => formatDate(moment, "GMT", "yyyy-ww")).toThrow('Utilities.formatDate with "ww" is not emulated');
});
