/** A line that says what a command is doing, on a terminal only. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** Shows progress on the last line of a stream, if that is a terminal. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  const write = (text: string): void => {
    if (stream.isTTY) stream.write(`\r\u{1B}[K${text}`);
  };
  return { show: (text) => write(text.slice(0, (stream.columns ?? 80) - 1)), clear: () => write('') };
}
