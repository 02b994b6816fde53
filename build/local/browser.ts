import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import bundledChromium from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** A browser without a screen: the one that npm brings for Linux, else an installed Chrome or Chromium. Close it after use. */
export async function launchBrowser(): Promise<Browser> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await chromium.launch({ executablePath: await browserPath(), args: ARGUMENTS, headless: true });
    } catch (error) {
      if (attempt === MOST_ATTEMPTS) throw error;
      // Another test file may be unpacking the same browser at this moment.
      await setTimeout(PAUSE_MS);
    }
  }
}

const MOST_ATTEMPTS = 5;
const PAUSE_MS = 2_000;

/** Not the package's own arguments: those take away the walls between origins that some tests are about. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  // Connections of its own would be refused, noisily.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

const INSTALLED = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

async function browserPath(): Promise<string> {
  const installed = INSTALLED.find((path) => existsSync(path));
  if (process.platform === "linux" && process.arch === "x64") return bundledChromium.executablePath();
  if (!installed) throw new Error("These tests need an installed Chrome or Chromium.");
  return installed;
}
