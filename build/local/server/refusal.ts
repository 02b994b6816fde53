/** A request that is not carried out; the message is complete, plain Spanish, for the person at the page. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** Of HTTP: 4xx. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
