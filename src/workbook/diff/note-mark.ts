/** The first line of every note of ours, by which it is told from the notes of people. */
export const NOTE_MARK = "Observación automática";

/** Whether a note was written by cuadros. */
export function isOurNote(note: string): boolean {
  return note.startsWith(NOTE_MARK);
}
