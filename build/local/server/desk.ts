import type { Dialogs } from "../dialogs.ts";
import type { ButtonName, Question, ShownPage } from "../services/host-calls.ts";
import type { PageEvent } from "./protocol.ts";
import { Refusal } from "./refusal.ts";

/** What scripts put before people: questions that wait for an answer, dialogs and the sidebar. */
export interface Desk {
  readonly dialogs: Dialogs;
  /** The person's unanswered questions, as a new window has to show them. */
  questionsOf(person: string): readonly PageEvent[];
  /** Throws `Refusal` when that person has no such question. */
  answer(person: string, questionId: string, button: ButtonName, text: string): void;
  /** What a dialog shows. Throws `Refusal` when that person has no such dialog. */
  page(dialogId: string, person: string): ShownPage;
  close(person: string, dialogId: string): void;
  /** Answers every question as if its window had been closed, and closes all dialogs. */
  clear(): void;
}

type QuestionEvent = Extract<PageEvent, { kind: "question" }>;
interface OpenQuestion {
  readonly person: string;
  readonly event: QuestionEvent;
  readonly settle: (button: ButtonName, text: string) => void;
}
interface OpenDialog {
  readonly person: string;
  readonly page: ShownPage;
}

/** An empty desk. `tell` reaches the windows of one person. */
export function createDesk(tell: (person: string, event: PageEvent) => void): Desk {
  const questions = new Map<string, OpenQuestion>();
  const opened = new Map<string, OpenDialog>();
  let lastId = 0;

  function ask(type: QuestionEvent["type"], { title, text, buttons }: Question, person: string) {
    return new Promise<{ button: ButtonName; text: string }>((resolve) => {
      const questionId = String(++lastId);
      const event: QuestionEvent = { kind: "question", questionId, type, title, text, buttons };
      const settle = (button: ButtonName, answer: string) => {
        questions.delete(questionId);
        tell(person, { kind: "answered", questionId });
        resolve({ button, text: answer });
      };
      questions.set(questionId, { person, event, settle });
      tell(person, event);
    });
  }

  function closeDialog(dialogId: string, { person }: OpenDialog): void {
    opened.delete(dialogId);
    tell(person, { kind: "closed", dialogId });
  }

  function dialogOf(dialogId: string, person: string): OpenDialog {
    const dialog = opened.get(dialogId);
    if (dialog?.person !== person) throw new Refusal(404, "Esa ventana ya se cerró.");
    return dialog;
  }

  return {
    dialogs: {
      alert: async (question, person) => (await ask("alert", question, person)).button,
      prompt: (question, person) => ask("prompt", question, person),
      show: (page, person) => {
        // A sidebar takes the place of another, and a dialog that of another.
        for (const [id, dialog] of opened) {
          const isSameKind = (dialog.page.kind === "sidebar") === (page.kind === "sidebar");
          if (dialog.person === person && isSameKind) closeDialog(id, dialog);
        }
        const dialogId = String(++lastId);
        opened.set(dialogId, { person, page });
        const { kind, title, widthPx, heightPx } = page;
        const type = kind === "sidebar" ? "sidebar" : "modal";
        tell(person, { kind: "dialog", dialogId, type, title, widthPx, heightPx });
      },
      toast: (text, title, person) => tell(person, { kind: "toast", title, text }),
      activate: (sheetId, a1, person) => tell(person, { kind: "activate", sheetId, a1 }),
    },
    questionsOf: (person) =>
      [...questions.values()].filter((question) => question.person === person).map(({ event }) => event),
    answer(person, questionId, button, text) {
      const question = questions.get(questionId);
      if (question?.person !== person) throw new Refusal(404, "Esa pregunta ya se respondió.");
      question.settle(button, text);
    },
    page: (dialogId, person) => dialogOf(dialogId, person).page,
    close: (person, dialogId) => closeDialog(dialogId, dialogOf(dialogId, person)),
    clear() {
      for (const { settle } of [...questions.values()]) settle("CLOSE", "");
      for (const [id, dialog] of [...opened]) closeDialog(id, dialog);
    },
  };
}
