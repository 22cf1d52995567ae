import { expect, test } from 'vitest';
import { createLeakGate } from '../../src/leaks/leak-gate.ts';
import { publicationOf } from '../../src/publication/publication.ts';
import { siteOf } from '../../src/publication/site.ts';
import { findVariant } from '../../src/workspace/find-variant.ts';
import { loadWorkspace } from '../../src/workspace/workspace.ts';
import { ordinaryBrands } from './plants/ordinary-brands.ts';
import { variantOf } from './scan-site.ts';

test(
  'of partners whose names are common words, few stop the sites of the demonstration',
  { timeout: 60_000 },
  async () => {
    expect(ordinaryBrands.length).toBeGreaterThanOrEqual(140);
    const workspace = await loadWorkspace({ content: 'content' });
    const brands = ordinaryBrands.map((brand) => {
      const id = brand.toLowerCase();
      return variantOf(`brand-${id}`, `site: https://connect.${id}-brand.example\nbrand: { name: ${brand} }\n`);
    });
    const site = siteOf(workspace, 'default');
    const { documents, engine, context } = publicationOf(site);
    const variant = findVariant(workspace.variants, 'default');
    const gate = createLeakGate({
      variant,
      variants: [variant, ...brands],
      providers: site.providers,
      content: 'content',
    });
    const stopped = new Set<string>();
    // The reference is of types, whose names are such words: a brand of one of them stops this site alone, not a team's.
    for (const [at, document] of documents.filter(({ id }) => id !== 'handbook/api-reference').entries())
      for (const format of document.kind === 'page' ? ['markdown', 'html'] : ['markdown', 'html', 'json'])
        for (const { term } of gate.search(
          `x/${at}.${format === 'markdown' ? 'md' : format}`,
          Buffer.from(engine.render(document, format, context)),
        ))
          stopped.add(term);
    expect([...stopped].sort()).toEqual(['Base', 'Harvest', 'Hub']);
  },
);
