import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../system/project-root.ts';

/** The modules that the package publishes, by the names that they are imported by. */
export const entries: Readonly<Record<string, string>> = {
  stepwell: 'src/engine/index.ts',
  'stepwell/config': 'src/workspace/project/define-config.ts',
  'stepwell/astro': 'src/astro/index.ts',
  'stepwell/host': 'src/server/host/create-host.ts',
};

/** A page of the reference: what it holds of which module. */
interface ReferencePage {
  readonly title: string;
  readonly module: string;
  readonly holds: (symbol: ts.Symbol) => boolean;
}

const isType = ({ flags }: ts.Symbol): boolean => (flags & ts.SymbolFlags.Value) === 0;
const typesFrom =
  (first: string, last: string) =>
  (symbol: ts.Symbol): boolean =>
    isType(symbol) && symbol.name.charAt(0) >= first && symbol.name.charAt(0) <= last;

/** The pages by the ends of their addresses; an agent reads each whole. */
const pages: Readonly<Record<string, ReferencePage>> = {
  functions: { title: 'Functions and schemas', module: 'stepwell', holds: (symbol) => !isType(symbol) },
  'types-a-e': { title: 'Types, A to E', module: 'stepwell', holds: typesFrom('A', 'E') },
  'types-f-o': { title: 'Types, F to O', module: 'stepwell', holds: typesFrom('F', 'O') },
  'types-p-z': { title: 'Types, P to Z', module: 'stepwell', holds: typesFrom('P', 'Z') },
  config: { title: 'Configuration', module: 'stepwell/config', holds: () => true },
  astro: { title: 'In an Astro site', module: 'stepwell/astro', holds: () => true },
  host: { title: 'The live host', module: 'stepwell/host', holds: () => true },
};

const address = (page: string): string => `/handbook/api-reference/${page}/`;

/** The pages of the handbook that list the public API, as the types and their comments say it, by their paths there. */
export function apiReference(): ReadonlyMap<string, string> {
  const checked = readModules();
  const found = Object.entries(pages).map(([name, { title, module, holds }]) => {
    const symbols = (checked.exports.get(module) ?? []).filter((symbol) => holds(resolved(symbol, checked.checker)));
    const body = symbols.map((symbol) => describe(symbol, checked.checker)).join('');
    const lead = `What \`import … from '${module}'\` has, made from the types. All of it is in the [API reference](/handbook/api-reference/).`;
    const text = `${frontmatter(title, `${title} of \`${module}\`, with what each promises.`.replaceAll('`', ''))}\n${lead}\n${body}`;
    return { name, title, module, names: symbols.map((symbol) => symbol.name), text };
  });
  const list = found.map(
    ({ name, title, module, names }) =>
      `- [${title}](${address(name)}), \`${module}\`: ${names.map((each) => `\`${each}\``).join(', ')}\n`,
  );
  return new Map([
    ['api-reference.mdx', `${head}\n${list.join('')}`],
    ...found.map(({ name, text }) => [`api-reference/${name}.mdx`, text] as const),
  ]);
}

function frontmatter(title: string, description: string, more = ''): string {
  return `---\ntitle: ${title}\ndescription: ${description}\n${more}updated: 2026-12-01\n---\n`;
}

const head = `${frontmatter('API reference', 'Every name that the package exports, with its type and what it promises.', 'order: 31\n')}
Made from the types: \`npm run api-reference\` writes these pages. They are the whole public API: what is not on them may change at any time. How to use it is in [The library](/handbook/library/), [Your own project](/handbook/your-own-project/) and [In an Astro site](/handbook/in-an-astro-site/). Components, \`stepwell/components/*.astro\`, are listed in [Your look](/handbook/your-look/).
`;

/** What each module exports, by name. */
function readModules(): {
  readonly checker: ts.TypeChecker;
  readonly exports: ReadonlyMap<string, readonly ts.Symbol[]>;
} {
  const files = Object.values(entries).map((file) => join(projectRoot, file));
  const { config } = ts.readConfigFile(join(projectRoot, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, lib: ['es2024', 'dom', 'dom.iterable', 'esnext.disposable'], types: ['node'] },
    projectRoot,
  );
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const exports = Object.entries(entries).map(([name, file]) => {
    const source = program.getSourceFile(join(projectRoot, file));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`Cannot read the exports of ${file}`);
    return [name, checker.getExportsOfModule(module).sort((one, other) => (one.name < other.name ? -1 : 1))] as const;
  });
  return { checker, exports: new Map(exports) };
}

/** What an export stands for. */
function resolved(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function describe(exported: ts.Symbol, checker: ts.TypeChecker): string {
  const symbol = resolved(exported, checker);
  const said = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol.getJsDocTags(checker).map(({ name, text }) => {
    const words = ts.displayPartsToString(text);
    return name === 'param' ? `- ${words.replace(/^(\w+)\s*/u, '`$1`: ')}` : `- ${name}: ${words}`;
  });
  const parts = [
    `## \`${exported.name}\``,
    prose(said),
    tags.map(prose).join('\n'),
    `\`\`\`ts\n${signatureOf(symbol, checker)}\n\`\`\``,
  ];
  return `\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Words of a comment as Markdown that no block begins in: `{@link view}` and \`{product.name}\` are in it. */
function prose(text: string): string {
  return text
    .replace(/\{@link (\S+?)\}/gu, '`$1`')
    .split(/(`[^`]*`)/u)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[{}<>]/gu, String.raw`\$&`)))
    .join('')
    .trim();
}

/** A type over several lines, whole. */
function printType(type: ts.Type, declaration: ts.Declaration, checker: ts.TypeChecker): string {
  const flags: ts.NodeBuilderFlags =
    ts.NodeBuilderFlags.NoTruncation |
    ts.NodeBuilderFlags.InTypeAlias |
    ts.NodeBuilderFlags.MultilineObjectLiterals |
    ts.NodeBuilderFlags.UseAliasDefinedOutsideCurrentScope;
  const node = checker.typeToTypeNode(type, undefined, flags);
  if (!node) throw new Error('Cannot print a type');
  return ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, declaration.getSourceFile());
}

/** A declaration as it is written, or its type if that says more. */
function signatureOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const [declaration] = symbol.declarations ?? [];
  if (!declaration) throw new Error(`Cannot find the declaration of ${symbol.name}`);
  if (ts.isFunctionDeclaration(declaration)) {
    const { declarations = [] } = symbol;
    const overloads = declarations.filter((each) => ts.isFunctionDeclaration(each) && !each.body);
    return (overloads.length > 0 ? overloads : [declaration]).map(printFunction).join('\n');
  }
  if (ts.isVariableDeclaration(declaration)) {
    const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
    return `const ${symbol.name}: ${withoutPaths(checker.typeToString(type))}`;
  }
  const isInferred = ts.isTypeAliasDeclaration(declaration) && /\b(?:infer|output)</u.test(declaration.type.getText());
  if (!isInferred) return plain(declaration.getText());
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  return `type ${symbol.name} = ${withoutPaths(printType(type, declaration, checker))}`;
}

function printFunction(declaration: ts.Declaration): string {
  const { body } = declaration as ts.FunctionDeclaration;
  const text = declaration.getText();
  return plain(body ? text.slice(0, body.getStart() - declaration.getStart()) : text).replace(/;$/u, '');
}

/** As it is for a caller: without `export`, `default` and what only its body needs. */
function plain(text: string): string {
  return text
    .replace(/^export (?:default )?/u, '')
    .replace(/\{@link (\S+?)\}/gu, '`$1`')
    .trim();
}

/** Types of other modules are written with the path of these, which is of this machine. */
function withoutPaths(text: string): string {
  return text.replace(/import\("([^"]*)"\)\.?/gu, (_all, path: string) => {
    const inside = relative(projectRoot, path).split(sep);
    return inside[0] === 'node_modules' ? `${inside.slice(1, inside[1]?.startsWith('@') ? 3 : 2).join('/')}.` : '';
  });
}
