import type { ButtonName, ButtonSetName, PromptAnswer, Question, ShownPage } from "./services/host-calls.ts";

/** The person in front of the spreadsheet, as a script's windows reach them. A question suspends the script until answered. */
export interface Dialogs {
  alert(question: Question): ButtonName | Promise<ButtonName>;
  prompt(question: Question): PromptAnswer | Promise<PromptAnswer>;
  show(page: ShownPage): void;
  toast(message: string, title: string): void;
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
