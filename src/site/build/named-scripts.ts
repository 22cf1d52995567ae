import { writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

const virtual = 'virtual:site-scripts';

/** The file of a renderer's folder that says which scripts are in it. */
export const scriptsFile = 'scripts.json';

/** Addresses of the scripts that pages name. */
export interface NamedScripts {
  /** Of the one that runs before a page is painted. */
  readonly selector: string;
  /** Of the form's, by the name of the adapter: no file says which it is. */
  readonly forms: Readonly<Record<string, string>>;
  /** Of all files that belong to them and to the two that no page names. */
  readonly files: readonly string[];
}

/** Tells the pages the addresses of the scripts that are bundled by themselves, and writes those beside the other files for readers. */
export function namedScripts({
  name,
  load,
  write,
}: {
  readonly name: string;
  readonly load: () => Promise<NamedScripts>;
  /** Writes the files into the folder of what readers load. */
  readonly write: (dir: URL) => Promise<void>;
}): AstroIntegration {
  const resolved = `\0${virtual}`;
  const module = async (): Promise<string> => {
    const { selector, forms } = await load();
    return [
      `export const selectorScript = ${JSON.stringify(selector)};`,
      `export const formScripts = new Map(${JSON.stringify(Object.entries(forms))});`,
    ].join('\n');
  };
  return {
    name,
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'site-scripts',
                resolveId: (id: string) => (id === virtual ? resolved : undefined),
                load: (id: string) => (id === resolved ? module() : undefined),
              },
            ],
          },
        });
      },
      'astro:build:done': async ({ dir }) => {
        await write(dir);
        writeFileSync(new URL(`../${scriptsFile}`, dir), JSON.stringify(await load()));
      },
    },
  };
}
