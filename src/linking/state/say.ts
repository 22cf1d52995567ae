/** Says a message of the form's catalogue, with `{name}` filled in. */
export type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

/** Says messages from a catalogue; tokens and brand are in them already. */
export function sayFrom(messages: Readonly<Record<string, string>>): Say {
  return (key, values = {}) =>
    (messages[key] ?? key).replace(/\{(\w+)\}/gu, (found, name: string) => values[name] ?? found);
}
