/** Something that the person at the command line can mend; the message is complete, plain Spanish. */
export class Problem extends Error {
  override readonly name = "Problem";
}
