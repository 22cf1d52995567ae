/** The text of a data block of a page: nothing in it ends the element that it stands in. */
export function printData(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
