/** A number with its noun: `1 fila`, `2 filas`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
