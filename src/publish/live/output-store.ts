import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { digestOf } from '../../engine/index.ts';
import { keepFile } from '../../system/files/keep-file.ts';
import { cacheParts } from '../../workspace/cache-folder.ts';

/** What a kept file is. */
export interface KeptAs {
  /** A digest of everything that it is made of. */
  readonly inputs: string;
  /** What the gate that let it through was made of. */
  readonly searched: string;
}

/** What was made of the sites of a content folder and may be sent, for the next process; of each path the last. */
export interface OutputStore {
  /** What was kept, if it is of these inputs. */
  readonly read: (
    variant: string,
    path: string,
    inputs: string,
  ) => (Pick<KeptAs, 'searched'> & { readonly content: Uint8Array }) | undefined;
  /** Keeps a file that was searched; not at once. */
  readonly write: (variant: string, path: string, as: KeptAs, content: string | Uint8Array) => void;
  /** Deletes what was kept of a variant. */
  readonly forget: (variant: string) => void;
}

/** Opens the store of a content folder. What cannot be read or written is made again. */
export function openOutputStore(cacheDir: string, content: string): OutputStore {
  const root = join(cacheDir, cacheParts.outputs, digestOf(resolve(content)).slice(0, 16));
  const folderOf = (variant: string): string => join(root, digestOf(variant).slice(0, 16));
  const fileOf = (variant: string, path: string): string => join(folderOf(variant), digestOf(path).slice(0, 32));
  return {
    read: (variant, path, inputs) => {
      try {
        const kept = readFileSync(fileOf(variant, path));
        const end = kept.indexOf('\n');
        const content = kept.subarray(end + 1);
        const [searched = ''] = kept.toString('latin1', 0, end).split(' ');
        const isOf = kept.toString('latin1', 0, end) === headOf({ inputs, searched }, content);
        return isOf ? { searched, content } : undefined;
      } catch {
        return undefined;
      }
    },
    write: (variant, path, as, content) => {
      const bytes = Buffer.from(content as Uint8Array);
      // Whoever waits for the file has it first.
      setImmediate(() =>
        keepFile(fileOf(variant, path), Buffer.concat([Buffer.from(`${headOf(as, bytes)}\n`), bytes])),
      );
    },
    forget: (variant) => {
      try {
        rmSync(folderOf(variant), { recursive: true, force: true });
      } catch {
        // It is only left lying.
      }
    },
  };
}

/** The first line of a kept file; one of which a part is lost, or that is of something else, has another. */
function headOf({ inputs, searched }: KeptAs, content: Uint8Array): string {
  return `${searched} ${createHash('sha256').update(inputs).update('\0').update(content).digest('hex')}`;
}
