import { byId, element } from "../elements.ts";
import type { ButtonName, ButtonSetName, Question } from "../protocol.ts";

export interface Answer {
  readonly button: ButtonName;
  readonly text: string;
}

const LABELS: Readonly<Record<ButtonName, string>> = {
  OK: "Aceptar",
  CANCEL: "Cancelar",
  YES: "Sí",
  NO: "No",
  CLOSE: "Cerrar",
};

const BUTTONS: Readonly<Record<ButtonSetName, readonly ButtonName[]>> = {
  OK: ["OK"],
  OK_CANCEL: ["OK", "CANCEL"],
  YES_NO: ["YES", "NO"],
  YES_NO_CANCEL: ["YES", "NO", "CANCEL"],
};

const open = new Map<Question["questionId"], HTMLDialogElement>();

/** Shows an alert or a prompt of a script until it is answered here. A second one of the same id changes nothing. */
export function ask(question: Question, onAnswer: (answer: Answer) => void): void {
  if (open.has(question.questionId)) return;
  const dialog = drawQuestion(question, (answer) => {
    open.delete(question.questionId);
    onAnswer(answer);
  });
  open.set(question.questionId, dialog);
}

/** Takes a question away that was answered in another window. */
export function withdraw(questionId: Question["questionId"]): void {
  open.get(questionId)?.remove();
  open.delete(questionId);
}

/** Says something of the page itself and waits until it is read. */
export async function tell(title: string, text: string): Promise<void> {
  await new Promise((resolve) => drawQuestion({ type: "alert", title, text, buttons: "OK" }, resolve));
}

/** Whether the person agrees. */
export async function confirm(title: string, text: string): Promise<boolean> {
  const answer = await new Promise<Answer>((resolve) => {
    drawQuestion({ type: "alert", title, text, buttons: "OK_CANCEL" }, resolve);
  });
  return answer.button === "OK";
}

function drawQuestion(question: Omit<Question, "questionId">, onAnswer: (answer: Answer) => void): HTMLDialogElement {
  const input =
    question.type === "prompt"
      ? element("input", { type: "text", autocomplete: "off", "aria-label": "Respuesta" })
      : null;
  const buttons = BUTTONS[question.buttons].map((button, index0) =>
    element(
      "button",
      { type: "button", class: index0 === 0 ? "answer agree" : "answer", "data-button": button },
      LABELS[button],
    ),
  );
  const dialog = element(
    "dialog",
    { class: "question", "aria-label": question.title || "Mensaje" },
    ...(question.title ? [element("h2", {}, question.title)] : []),
    element("p", {}, question.text),
    ...(input ? [input] : []),
    element("div", { class: "buttons" }, ...buttons),
    element(
      "button",
      { type: "button", class: "close in-question", "aria-label": "Cerrar", "data-button": "CLOSE" },
      "✕",
    ),
  );
  const answer = (button: ButtonName): void => {
    dialog.remove();
    byId("editor").focus({ preventScroll: true });
    onAnswer({ button, text: input?.value ?? "" });
  };
  dialog.addEventListener("click", ({ target }) => {
    const { button } = (target as HTMLElement).dataset;
    if (button) answer(button as ButtonName);
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    answer("CLOSE");
  });
  input?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    answer(BUTTONS[question.buttons][0]!);
  });
  document.body.append(dialog);
  dialog.showModal();
  (input ?? buttons[0])?.focus();
  return dialog;
}
