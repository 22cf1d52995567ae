import { checkCategories } from './check-categories.ts';
import type { CheckContext } from './check-context.ts';
import { checkDates } from './check-dates.ts';
import { checkProviderWords } from './check-provider-words.ts';
import { decodePart, pathOf, resolveAddress, splitAddress } from '../model/address/address.ts';
import { type Body, walkBody } from '../model/body.ts';
import { checkExcludedLinks } from './check-excluded-links.ts';
import { checkSelections } from './check-selections.ts';
import { createDiagnostic, type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { type Document, type Guide, type Reference, stepsOf } from '../model/guide.ts';
import type { Provider } from '../model/provider.ts';
import { variableValues } from '../view/options/variables.ts';
import { isElsewhere, pageOfFile, pagesOf } from '../model/site-pages.ts';
import { guidesOf, pagesOfProvider, providerFile } from './by-provider.ts';
import { findConflicts } from './find-conflicts.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { replaceVariables } from '../model/variable.ts';
import { isSafeUrl } from '../model/address/url.ts';
import { checkVariants } from './variant-checks/index.ts';

/** Everything that can only be seen over all guides and pages. */
export function checkCollection(guides: readonly Guide[], context: CheckContext): Diagnostic[] {
  const documents: Document[] = [...guides, ...(context.pages ?? [])];
  return sortDiagnostics([
    ...findConflicts(documents, context),
    ...checkLinks(documents, context),
    ...checkSelections(guides, context),
    ...checkVariants(guides, context),
    ...checkExcludedLinks(documents, context),
    ...documents.flatMap((document) => checkVariableAddresses(document, context)),
    ...(context.providers ?? []).flatMap(({ path, provider }) => checkLogo(path, provider, context)),
    ...documents.flatMap((document) => checkDates(document, context)),
    ...checkCategories(context),
    ...checkProviderWords(context),
    ...guides.flatMap((guide) => checkFields(guide, context)),
    ...(context.providers ?? []).flatMap((file) => checkConnections(file, guides, context)),
  ]);
}

/** The ids that links into a document may name. */
export function anchorsOf(document: Document): Set<string> {
  const anchors = new Set<string>();
  const addBody = (body: Body): void =>
    walkBody(body, (node) => {
      const id = node.data?.hProperties?.['id'];
      if (typeof id === 'string') anchors.add(id);
    });
  if (document.kind === 'page') {
    addBody(document.body);
    return anchors;
  }
  addBody(document.intro);
  for (const section of document.sections) {
    anchors.add(section.id);
    for (const part of section.content) {
      if (part.type === 'prose') addBody(part.body);
    }
  }
  for (const step of stepsOf(document)) {
    anchors.add(step.id);
    addBody(step.body);
  }
  return anchors;
}

function checkLinks(documents: readonly Document[], context: CheckContext): Diagnostic[] {
  const byPath = new Map(documents.map((document) => [pathOf(document), document]));
  const paths = new Set([...pagesOf(documents), ...(context.paths ?? [])]);
  const anchors = new Map<Document, Set<string>>();
  const anchorsIn = (document: Document): Set<string> => {
    const known = anchors.get(document) ?? anchorsOf(document);
    anchors.set(document, known);
    return known;
  };
  const checkLink = (link: Reference, document: Document): Diagnostic[] => {
    const { url, position } = link;
    const report = { path: document.source.path, position };
    if (isElsewhere(url)) return [];
    const resolved = resolveAddress(url, pathOf(document));
    const { path, suffix } = splitAddress(resolved);
    const page = path === '' ? pathOf(document) : pageOfFile(path);
    const isFile = !path.endsWith('/') && path !== '' && (context.hasFile?.(path) ?? true);
    if (!paths.has(page) && !isFile) {
      return [
        createDiagnostic('link-broken', { url, guess: suggest(page, [...paths].sort()) }, report.path, report.position),
      ];
    }
    const id = decodePart(/#(.*)$/u.exec(suffix)?.[1] ?? '');
    const target = byPath.get(page);
    if (id === '' || !target || anchorsIn(target).has(id)) return [];
    return [
      createDiagnostic(
        'anchor-missing',
        { url, id, guess: suggest(id, anchorsIn(target)) },
        report.path,
        report.position,
      ),
    ];
  };
  const checkImage = ({ url, position }: Reference, document: Document): Diagnostic[] => {
    const path = resolveAddress(url, pathOf(document));
    const isOwn = path.startsWith('/') && !path.startsWith('//') && !path.includes('{');
    return isOwn && context.hasFile && !context.hasFile(path.replace(/[?#].*$/u, ''))
      ? [createDiagnostic('image-missing', { src: url }, document.source.path, position)]
      : [];
  };
  return documents.flatMap((document) =>
    document.links.flatMap((link) => (link.kind === 'link' ? checkLink(link, document) : checkImage(link, document))),
  );
}

/** Addresses that the variables of a variant make unsafe; a view leaves them out. */
function checkVariableAddresses(document: Document, { variants = [] }: CheckContext): Diagnostic[] {
  const links = document.links.filter(({ url }) => url.includes('{'));
  return variants.flatMap(({ variant }) => {
    const values = links.length > 0 ? variableValues(variant.variables, document) : new Map<string, string>();
    return links.flatMap((link) => {
      const url = replaceVariables(link.url, values);
      return isSafeUrl(url)
        ? []
        : [createDiagnostic('url-unsafe', { url: url.slice(0, 80) }, document.source.path, link.position)];
    });
  });
}

function checkLogo(path: string, { logo }: Provider, { hasFile }: CheckContext): Diagnostic[] {
  return !logo?.src.startsWith('/') || !hasFile || hasFile(logo.src)
    ? []
    : [createDiagnostic('image-missing', { src: logo.src }, path)];
}

/** Reports forms that no guide leads to. */
function checkConnections(
  { path, places, provider }: NonNullable<CheckContext['providers']>[number],
  guides: readonly Guide[],
  context: CheckContext,
): Diagnostic[] {
  // A guide that does not compile is reported as such.
  const filed = pagesOfProvider(provider.id, context);
  const own = guidesOf(provider.id, guides);
  const methods = [...own.map(({ id }) => id.slice(id.indexOf('/') + 1)), ...filed].filter(Boolean);
  // Without any guide the provider is not published at all.
  if (methods.length === 0) return [];
  return Object.keys(provider.connections)
    .filter((method) => !methods.includes(method))
    .map((method) =>
      createDiagnostic(
        'connection-unused',
        { method, guess: suggest(method, methods) },
        path,
        places?.[`connections/${method}`],
      ),
    );
}

function checkFields(guide: Guide, context: CheckContext): Diagnostic[] {
  const file = providerFile(guide.provider?.id, context);
  if (!file || !guide.method) return [];
  const { provider } = file;
  const method = guide.kind === 'connector-profile' ? `setup/${guide.method.id}` : guide.method.id;
  if (!Object.hasOwn(provider.connections, method)) {
    return guide.kind === 'link-account' ? [createDiagnostic('connection-missing', { method }, guide.source.path)] : [];
  }
  const explained = new Set(stepsOf(guide).flatMap(({ fields }) => fields));
  const steps = stepsOf(guide).map(({ id }) => id);
  return [
    ...guide.fields
      .filter((field) => field.required && field.step === undefined && !explained.has(field.key))
      .map(({ key }) => createDiagnostic('field-unexplained', { key }, guide.source.path)),
    ...guide.fields.flatMap(({ key, step }) =>
      step === undefined || steps.includes(step)
        ? []
        : [
            createDiagnostic(
              'step-unknown',
              { key, step, guess: suggest(step, steps) },
              file.path,
              file.places?.[`connections/${method}/${key}/step`],
            ),
          ],
    ),
  ];
}
