/** Civil date and time in El Salvador, `YYYY-MM-DDTHH:MM:SS`, whatever the time zone of the account. */
export function civilNow(): string {
  return Utilities.formatDate(new Date(), "America/El_Salvador", "yyyy-MM-dd'T'HH:mm:ss");
}

/** Civil date in El Salvador, `YYYY-MM-DD`. */
export function civilToday(): string {
  return civilNow().slice(0, 10);
}
