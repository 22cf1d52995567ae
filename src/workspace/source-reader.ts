import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createDiagnostic, type Diagnostic } from '../engine/index.ts';
import { reasonOf } from '../system/files/file-tree.ts';

/** Files and outcomes that a process keeps between loads. */
export interface WorkspaceMemory {
  /** Sources by path, each with the version of its file. */
  readonly sources: Map<string, { readonly version: string; readonly source: Uint8Array }>;
  /** Outcomes by what they were compiled from. */
  readonly outcomes: Map<string, unknown>;
}

/** A memory that has nothing yet. */
export function createMemory(): WorkspaceMemory {
  return { sources: new Map(), outcomes: new Map() };
}

/** A file of a content folder. */
export interface SourceFile {
  /** From the content folder. */
  readonly path: string;
  readonly source: Uint8Array;
}

/** Reads files of a content folder, and tells of those that cannot be read. */
export interface SourceReader {
  readonly readAll: (paths: readonly string[]) => SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A reader of a content folder; `onRead` is told of every file. */
export function createSourceReader(
  content: string,
  memory: WorkspaceMemory | undefined,
  onRead: (path: string, source: Uint8Array) => void = () => undefined,
): SourceReader {
  const diagnostics: Diagnostic[] = [];
  const read = (path: string): SourceFile | undefined => {
    try {
      const source = readSource(join(content, path), memory);
      onRead(path, source);
      return { path, source };
    } catch (error) {
      diagnostics.push(createDiagnostic('source-unreadable', { reason: reasonOf(error) }, path));
      return undefined;
    }
  };
  return { readAll: (paths) => paths.map(read).filter((file) => file !== undefined), diagnostics };
}

/** A file as it is, read again only if it is another one than at the last load. */
function readSource(path: string, memory: WorkspaceMemory | undefined): Uint8Array {
  // At once: many small files, each of which costs more to wait for than to read.
  if (!memory) return readFileSync(path);
  const { mtimeMs, ctimeMs, size, ino } = statSync(path);
  const version = `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  const known = memory.sources.get(path);
  if (known?.version === version) return known.source;
  const source = readFileSync(path);
  memory.sources.set(path, { version, source });
  return source;
}
