import { type GuideView, pathOf, type Step, stepsOfSection } from '../../engine/index.ts';
import { encodePath, unescapeVariables } from '../../engine/internal.ts';
import { breadcrumbsOf } from './breadcrumbs.ts';
import { printData } from './print-data.ts';
import type { Publication } from '../publication.ts';

/** A description of a page in the words of schema.org. */
export type StructuredData = Readonly<Record<string, unknown>>;

/** The steps of a guide, as its view has them. */
export function howTo(guide: GuideView, { site }: Pick<Publication, 'site'>): StructuredData {
  const url = site.origin + encodePath(pathOf(guide));
  const stepOf = ({ id, number, title }: Step): StructuredData => ({
    '@type': 'HowToStep',
    position: number,
    name: unescapeVariables(title),
    url: `${url}#${encodeURIComponent(id)}`,
  });
  const step = guide.sections.flatMap((section) => {
    const steps = stepsOfSection(section).map(stepOf);
    if (steps.length === 0 || section.title === '') return steps;
    return [{ '@type': 'HowToSection', name: unescapeVariables(section.title), itemListElement: steps }];
  });
  return {
    '@type': 'HowTo',
    name: unescapeVariables(guide.title),
    ...(guide.description ? { description: guide.description } : {}),
    ...(guide.updated ? { dateModified: guide.updated } : {}),
    step,
  };
}

/** The pages on the way to a page, and the page; nothing where there are none. */
export function breadcrumbList(path: string, title: string, publication: Publication): StructuredData[] {
  const crumbs = [...breadcrumbsOf(path, publication), { path, title }];
  if (crumbs.length < 2) return [];
  const items = crumbs.map((crumb, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name: unescapeVariables(crumb.title),
    item: publication.site.origin + encodePath(crumb.path),
  }));
  return [{ '@type': 'BreadcrumbList', itemListElement: items }];
}

/** The text of what a page says of itself to search engines. */
export function printStructuredData(graph: readonly StructuredData[]): string {
  return printData({ '@context': 'https://schema.org', '@graph': graph });
}
