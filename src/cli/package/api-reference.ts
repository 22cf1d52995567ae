import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../system/project-root.ts';

/** The modules that the package publishes, by the names that they are imported by. */
export const entries: Readonly<Record<string, string>> = {
  stepwell: 'src/engine/index.ts',
  'stepwell/config': 'src/workspace/project/define-config.ts',
  'stepwell/astro': 'src/astro/index.ts',
};

const head = `---
title: API reference
description: Every name that the package exports, with its type and what it promises.
order: 31
updated: 2026-12-01
---

Made from the types: \`npm run api-reference\` writes this page. It is the whole public API: what is not on it may change at any time. How to use it is in [The library](/handbook/library/), [Your own project](/handbook/your-own-project/) and [In an Astro site](/handbook/in-an-astro-site/). Components, \`stepwell/components/*.astro\`, are listed in [Your look](/handbook/your-look/).
`;

/** The page of the handbook that lists the public API, as the types and their comments say it. */
export function apiReference(): string {
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
  const sections = Object.entries(entries).map(([name, file]) => {
    const source = program.getSourceFile(join(projectRoot, file));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`Cannot read the exports of ${file}`);
    const symbols = checker.getExportsOfModule(module).sort((one, other) => (one.name < other.name ? -1 : 1));
    return `\n## \`${name}\`\n${symbols.map((symbol) => describe(symbol, checker)).join('')}`;
  });
  return head + sections.join('');
}

function describe(exported: ts.Symbol, checker: ts.TypeChecker): string {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const said = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol.getJsDocTags(checker).map(({ name, text }) => {
    const words = ts.displayPartsToString(text);
    return name === 'param' ? `- ${words.replace(/^(\w+)\s*/u, '`$1`: ')}` : `- ${name}: ${words}`;
  });
  const parts = [
    `### \`${exported.name}\``,
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
  return text.replace(/^export (?:default )?/u, '').trim();
}

/** Types of other modules are written with the path of these, which is of this machine. */
function withoutPaths(text: string): string {
  return text.replace(/import\("([^"]*)"\)\.?/gu, (_all, path: string) => {
    const inside = relative(projectRoot, path).split(sep);
    return inside[0] === 'node_modules' ? `${inside.slice(1, inside[1]?.startsWith('@') ? 3 : 2).join('/')}.` : '';
  });
}
