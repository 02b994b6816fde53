/**
 * A date as Java's SimpleDateFormat writes it in English, which is how `Utilities.formatDate` works.
 * `timeZone` is an IANA zone or `GMT`. Letters that are not known here throw.
 */
export function formatDate(date: Date, timeZone: string, pattern: string): string {
  const time = civilTime(date, timeZone);
  return Array.from(pattern.matchAll(TOKEN), ([token, quoted]) => {
    if (token === "''") return "'";
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    return /[A-Za-z]/.test(token) ? field(token, time) : token;
  }).join("");
}

/** The parts of a moment as a clock on the wall of a time zone shows them. Months are 1 to 12, Sunday is weekday 0. */
export function civilTime(date: Date, timeZone: string): CivilTime {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(date);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const [year, month, day, hour] = [number("year"), number("month"), number("day"), number("hour")];
  const [minute, second, ms] = [number("minute"), number("second"), date.getUTCMilliseconds()];
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const offsetMinutes = Math.round((wallMs - date.getTime()) / 60_000);
  return { year, month, day, hour, minute, second, ms, weekday: new Date(wallMs).getUTCDay(), offsetMinutes };
}

export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  readonly weekday: number;
  /** Minutes east of UTC. */
  readonly offsetMinutes: number;
}

/** Quoted text, a run of one letter, or any other character. */
const TOKEN = /''|'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']/g;

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

function field(token: string, time: CivilTime): string {
  const padded = (value: number) => String(value).padStart(token.length, "0");
  const named = (name: string) => (token.length > 3 ? name : name.slice(0, 3));
  switch (token[0]) {
    case "y":
      return token.length === 2 ? String(time.year % 100).padStart(2, "0") : padded(time.year);
    case "M":
      return token.length > 2 ? named(MONTHS[time.month - 1]!) : padded(time.month);
    case "d":
      return padded(time.day);
    case "E":
      return named(DAYS[time.weekday]!);
    case "u":
      return padded(time.weekday || 7);
    case "H":
      return padded(time.hour);
    case "h":
      return padded(time.hour % 12 || 12);
    case "m":
      return padded(time.minute);
    case "s":
      return padded(time.second);
    case "S":
      return padded(time.ms);
    case "a":
      return time.hour < 12 ? "AM" : "PM";
    case "Z":
      return offset(time.offsetMinutes, "");
    case "X":
      return time.offsetMinutes === 0 ? "Z" : offset(time.offsetMinutes, token.length === 3 ? ":" : "");
    default:
      throw new Error(`Utilities.formatDate with "${token}" is not emulated`);
  }
}

function offset(minutes: number, separator: string): string {
  const hour = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, "0");
  const minute = String(Math.abs(minutes) % 60).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${hour}${separator}${minute}`;
}
