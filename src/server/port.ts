import { createServer } from 'node:net';
import { commandError } from '../system/command-error.ts';
import { errorCodeOf } from '../system/error-code.ts';

/** A port given by a flag or the environment, or the usual one. */
export function readPort(value: string | undefined, usual: number): number {
  if (value === undefined || value === '') return usual;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw commandError(`${value} is no port: it is a number from 0 to 65535.`, 2);
  return port;
}

/** What to say when a server cannot start; `setting` is how its port is chosen. */
export function portError(error: unknown, port: number, setting = '--port or PORT'): Error {
  const code = errorCodeOf(error);
  if (code === 'EADDRINUSE')
    return commandError(`Port ${port} is taken. Stop what runs there, or choose another with ${setting}.`, 2);
  if (code === 'EACCES') return commandError(`Port ${port} may not be used. Choose one above 1023 with ${setting}.`, 2);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return commandError('This machine does not have the address of --host or HOST. 0.0.0.0 is all of its own.', 2);
  return error instanceof Error ? error : new Error(String(error));
}

/** Makes sure that a port of this machine's loopback address is free; 0 is any free one. */
export function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(portError(error, port)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
