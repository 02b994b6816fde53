import { expect, test } from "vitest";
import { createLocks } from "../../build/local/locks.ts";

test("a lock belongs to one run, which may ask for it again", async () => {
  const [locks, one, other] = [createLocks(), {}, {}];
  expect(await locks.acquire(one, "a", 0)).toBe(true);
  expect(await locks.acquire(one, "a", 0)).toBe(true);
  expect(await locks.acquire(other, "a", 0)).toBe(false);
  expect(await locks.acquire(other, "b", 0)).toBe(true);
  expect([locks.held(one, "a"), locks.held(other, "a")]).toEqual([true, false]);
});

test("those who wait get it in the order in which they asked", async () => {
  const [locks, one, two, three] = [createLocks(), {}, {}, {}];
  await locks.acquire(one, "a", 0);
  const order: string[] = [];
  const second = locks.acquire(two, "a", 1000).then(() => order.push("two"));
  const third = locks.acquire(three, "a", 1000).then(() => order.push("three"));
  locks.releaseAll(one);
  await second;
  locks.release(two, "a");
  await third;
  expect(order).toEqual(["two", "three"]);
  expect(locks.held(three, "a")).toBe(true);
});

test("who has given up waiting does not get it later", async () => {
  const [locks, one, two] = [createLocks(), {}, {}];
  await locks.acquire(one, "a", 0);
  expect(await locks.acquire(two, "a", 5)).toBe(false);
  locks.release(one, "a");
  expect(locks.held(two, "a")).toBe(false);
});

test("a lock is not released by those who do not hold it", async () => {
  const [locks, one, two] = [createLocks(), {}, {}];
  await locks.acquire(one, "a", 0);
  locks.release(two, "a");
  expect(locks.held(one, "a")).toBe(true);
});
