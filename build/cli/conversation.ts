import { agreeingButton, type Dialogs } from "../local/dialogs.ts";
import type { ButtonName, Question } from "../local/services/host-calls.ts";

/** Who answers the questions of a script: the texts that were given beforehand, or someone at the terminal. */
export interface Answers {
  /** The button pressed at an alert. */
  press(question: Question): ButtonName | Promise<ButtonName>;
  /** The text typed at a prompt, or null to cancel it. */
  type(question: Question): string | null | Promise<string | null>;
}

/** Dialogs that write each question and its answer as a conversation. */
export function conversation(out: (text: string) => void, answers: Answers): Dialogs {
  return {
    alert: async (question) => {
      out(printed(question));
      const button = await answers.press(question);
      out(`  → ${BUTTON_TITLES[button]}\n`);
      return button;
    },
    prompt: async (question) => {
      out(printed(question));
      const text = await answers.type(question);
      out(text === null ? "  → Cancelar\n" : `  → ${text || "(sin respuesta)"}\n`);
      return text === null ? { button: "CANCEL", text: "" } : { button: agreeingButton(question.buttons), text };
    },
    show: ({ title, kind }) => out(`[${kind === "sidebar" ? "Panel lateral" : "Ventana"}: ${title}]\n`),
    toast: (message, title) => out(`[${[title, message].filter(Boolean).join(": ")}]\n`),
  };
}

/** The buttons as Google Sheets shows them in Spanish. */
export const BUTTON_TITLES: Readonly<Record<ButtonName, string>> = {
  CLOSE: "Cerrar",
  OK: "Aceptar",
  CANCEL: "Cancelar",
  YES: "Sí",
  NO: "No",
};

function printed({ title, text }: Question): string {
  const lines = text.split("\n").map((line) => (line ? `  ${line}` : ""));
  return [...(title ? [`▪ ${title}`] : []), ...lines].join("\n");
}
