import { build } from 'rolldown';

/** A script with the files that it loads once it runs. */
export interface ScriptBundle {
  /** Where its entry is published, from the site's root. */
  readonly path: string;
  /** Contents by path, the entry's among them. */
  readonly files: ReadonlyMap<string, string>;
}

/** How a script is bundled. */
export interface ScriptOptions {
  /** The file that it begins with. */
  readonly input: string;
  readonly format: 'es' | 'iife';
  /** File name below the site's root; `[hash]` is one of its content. */
  readonly name: string;
  /** Modules that are found by a name and not by a file, by that name. */
  readonly modules?: Readonly<Record<string, string>>;
}

/**
 * Bundles a script by itself. Pages name it by its address: the one that chooses actions runs
 * before a page is painted, and modules run after it is parsed; that for other sites could not be
 * loaded from there as a module without more headers; and the form has one adapter of several.
 */
export async function bundleScript({ input, format, name, modules = {} }: ScriptOptions): Promise<ScriptBundle> {
  const { output } = await build({
    input,
    write: false,
    logLevel: 'warn',
    platform: 'browser',
    plugins: [
      {
        name: 'named-modules',
        resolveId: (id) => (id in modules ? `\0${id}` : undefined),
        load: (id) => modules[id.slice(1)],
      },
    ],
    // What an entry shares with a file that it loads later stays in it.
    preserveEntrySignatures: 'allow-extension',
    tsconfig: false,
    transform: {
      target: 'es2024',
      define: { 'process.env.NODE_ENV': '"production"' },
      // Preact's `h` is in what is sent to readers as it is; another runtime for its elements would come on top.
      jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    },
    output: {
      format,
      minify: true,
      comments: { legal: false },
      entryFileNames: name,
      chunkFileNames: 'assets/[name].[hash].js',
    },
  });
  const chunks = output.filter((file) => file.type === 'chunk');
  const main = chunks.find((chunk) => chunk.isEntry);
  if (!main) throw new Error(`Cannot bundle ${name}: nothing came of it`);
  return { path: `/${main.fileName}`, files: new Map(chunks.map(({ fileName, code }) => [`/${fileName}`, code])) };
}
