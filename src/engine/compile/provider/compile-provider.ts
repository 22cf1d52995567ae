import type { Report, SourceSpan } from '../../diagnostics/diagnostic.ts';
import { type CompileResult, reporting } from '../compile-guide.ts';
import { checkYamlSecrets } from '../check-source.ts';
import { checkField, sampleKeys } from './check-field.ts';
import { checkPath } from '../../model/id.ts';
import { isSlowPattern } from '../../model/pattern/is-slow-pattern.ts';
import { whyInvalidPattern } from '../../model/pattern/why-invalid.ts';
import { type Provider, providerFileSchema, type Scope } from '../../model/provider.ts';
import { checkUnfinishedValue } from '../unfinished-text.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { type Locate, readYaml } from '../../parse/read-yaml.ts';
import { readText } from '../../parse/parse.ts';

/** Compiles a `provider.yaml`; the provider's id is the name of its folder. */
export function compileProvider({
  source,
  path,
}: {
  source: string | Uint8Array;
  path: string;
}): CompileResult<Provider> {
  let places: Readonly<Record<string, SourceSpan>> = {};
  const result = reporting(path, (report) => {
    const text = readText(source, report);
    if (text === undefined) return undefined;
    const read = readYaml({ text }, providerFileSchema, report);
    if (!read) {
      checkYamlSecrets(text, report);
      return undefined;
    }
    const { value, locate } = read;
    checkYamlSecrets(text, report, placesOfSamples(value.connections, locate));
    const scopes: Record<string, Scope> = Object.fromEntries(
      Object.entries(value.scopes).map(([name, scope]) => [
        name,
        { name, ...(scope?.description ? { description: scope.description } : {}), includes: scope?.includes ?? [] },
      ]),
    );
    checkPath(folderOf(path), report, 'folder');
    const provider: Provider = { id: folderOf(path), ...value, scopes };
    checkUnfinishedValue(read.written, locate, report);
    checkScopeNames(provider, report, locate);
    checkCycles(scopes, report, locate);
    checkUnique(provider, report, locate);
    checkPatterns(provider, report, locate);
    checkForms(provider, report, locate);
    places = Object.fromEntries([
      ['category', locate(['category'])],
      ...provider.actions.map(({ id }, index) => [`actions/${id}`, locate(['actions', index, 'id'])]),
      ...Object.entries(provider.connections).flatMap(([method, { fields }]) => [
        [`connections/${method}`, locate(['connections', method], 'key')] as const,
        ...fields.map(
          ({ key }, index) =>
            [`connections/${method}/${key}`, locate(['connections', method, 'fields', index])] as const,
        ),
        ...fields.map(
          ({ key }, index) =>
            [`connections/${method}/${key}/step`, locate(['connections', method, 'fields', index, 'step'])] as const,
        ),
      ]),
      ...Object.keys(scopes).map((name) => [`scopes/${name}`, locate(['scopes', name], 'key')]),
    ]);
    return provider;
  });
  return { ...result, places };
}

/** Where the values stand that fields show as samples. */
function placesOfSamples(connections: Provider['connections'], locate: Locate): SourceSpan[] {
  return Object.entries(connections).flatMap(([method, { fields }]) =>
    fields.flatMap((field, index) =>
      sampleKeys
        .filter((key) => field[key] !== undefined)
        .map((key) => locate(['connections', method, 'fields', index, key])),
    ),
  );
}

function folderOf(path: string): string {
  return path.replace(/\\/gu, '/').split('/').at(-2) ?? 'provider';
}

function checkScopeNames(provider: Provider, report: Report, locate: Locate): void {
  const declared = new Set(Object.keys(provider.scopes));
  const check = (name: string, from: string, path: readonly PropertyKey[]): void => {
    if (!declared.has(name))
      report.add('scope-includes-unknown', { name, from, guess: suggest(name, declared) }, locate(path));
  };
  provider.actions.forEach((action, index) => {
    action.scopes.forEach((name, at) => check(name, action.id, ['actions', index, 'scopes', at]));
  });
  for (const scope of Object.values(provider.scopes)) {
    scope.includes.forEach((name, at) => check(name, scope.name, ['scopes', scope.name, 'includes', at]));
  }
}

function checkCycles(scopes: Readonly<Record<string, Scope>>, report: Report, locate: Locate): void {
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) {
      const circle = [...trail.slice(trail.indexOf(name)), name];
      report.add(
        'scope-includes-cycle',
        { path: circle.map((each) => `\`${each}\``).join(' → ') },
        locate(['scopes', name]),
      );
      return;
    }
    if (done.has(name)) return;
    for (const included of scopes[name]?.includes ?? []) visit(included, [...trail, name]);
    done.add(name);
  };
  Object.keys(scopes).forEach((name) => visit(name, []));
}

function checkUnique(provider: Provider, report: Report, locate: Locate): void {
  const actions = new Set<string>();
  provider.actions.forEach(({ id }, index) => {
    if (actions.has(id)) report.add('action-duplicate', { id }, locate(['actions', index, 'id']));
    actions.add(id);
  });
  for (const [method, { fields }] of Object.entries(provider.connections)) {
    const keys = new Set<string>();
    fields.forEach(({ key }, index) => {
      if (keys.has(key))
        report.add('field-duplicate', { key }, locate(['connections', method, 'fields', index, 'key']));
      keys.add(key);
    });
  }
}

function checkPatterns(provider: Provider, report: Report, locate: Locate): void {
  for (const [method, { fields }] of Object.entries(provider.connections)) {
    fields.forEach(({ pattern }, index) => {
      if (pattern === undefined) return;
      const place = locate(['connections', method, 'fields', index, 'pattern']);
      const reason = whyInvalidPattern(pattern);
      if (reason !== undefined) report.add('pattern-invalid', { pattern, reason }, place);
      else if (isSlowPattern(pattern)) report.add('pattern-slow', { pattern }, place);
    });
  }
}

function checkForms(provider: Provider, report: Report, locate: Locate): void {
  for (const [method, { fields }] of Object.entries(provider.connections)) {
    fields.forEach((field, index) => {
      const path = ['connections', method, 'fields', index];
      checkField(field, fields, path.join('.'), (code, values, at, part) =>
        report.add(code, values, locate([...path, ...at], part)),
      );
    });
  }
}
