import type { ButtonName, ButtonSetName, PromptAnswer, Question, ShownPage } from "./services/host-calls.ts";

/**
 * The people in front of the spreadsheet, as a script's windows reach them; `person` is the mail of the one at whose keyboard
 * the run began. A question suspends the script until answered.
 */
export interface Dialogs {
  alert(question: Question, person: string): ButtonName | Promise<ButtonName>;
  prompt(question: Question, person: string): PromptAnswer | Promise<PromptAnswer>;
  show(page: ShownPage, person: string): void;
  toast(message: string, title: string, person: string): void;
  /** The script goes to a sheet, or to a range of it. */
  activate?(sheetId: number, a1: string | null, person: string): void;
}

/** The button that agrees: the one a person would press to go on. */
export function agreeingButton(buttons: ButtonSetName): ButtonName {
  return buttons.startsWith("YES") ? "YES" : "OK";
}

/** Nobody to talk to: agrees to everything, types nothing. */
export const silentDialogs: Dialogs = {
  alert: ({ buttons }) => agreeingButton(buttons),
  prompt: ({ buttons }) => ({ button: agreeingButton(buttons), text: "" }),
  show: () => {},
  toast: () => {},
};
