import { commandError } from '../node/command.ts';

/** A port given by a flag or the environment, or the usual one. */
export function readPort(value: string | undefined, usual: number): number {
  if (value === undefined || value === '') return usual;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw commandError(`${value} is no port: it is a number from 0 to 65535.`, 2);
  return port;
}

/** What to say when a server cannot start. */
export function portError(error: unknown, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return commandError(`Port ${port} is taken. Stop what runs there, or choose another with PORT or --port.`);
  if (code === 'EACCES')
    return commandError(`Port ${port} may not be used. Choose one above 1023 with PORT or --port.`);
  return error instanceof Error ? error : new Error(String(error));
}
