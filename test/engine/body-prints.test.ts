import { assert, constant, property, sample } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compile,
  compileVariant,
  type Guide,
  type HastDecorator,
  render,
  type RenderContext,
  renderParts,
  view,
} from '../../src/engine/index.ts';
import { createBodyPrints } from '../../src/engine/internal.ts';
import { conditionedBody, guides } from './arbitraries.ts';

/** A decorator as a site's: what it adds depends on the site. */
const linkMarks = (site: string): HastDecorator => ({
  elements: ['a'],
  apply: (link) => ({ ...link, properties: { ...link.properties, dataSite: site } }),
});

const sites: readonly { readonly variant: string; readonly context: RenderContext }[] = [
  { variant: 'site: https://one.example\nbrand: { name: One }', context: { site: 'https://one.example' } },
  {
    variant:
      'site: https://two.example\nwhitelabel: true\nbrand: { name: Two }\nvariables: { support.email: a@b.example }',
    context: { site: 'https://two.example', labels: { scopes: 'Bereiche', warning: 'Achtung' } },
  },
  {
    variant: 'site: https://one.example\nbrand: { name: Uno }',
    context: {},
  },
  { variant: 'site: https://three.example\nbrand: { name: Three }', context: { site: 'https://three.example' } },
  { variant: 'site: https://four.example/help\nbrand: { name: Four }', context: { site: 'https://four.example/help' } },
];

const variants = sites.map(({ variant, context }) => {
  const { value } = compileVariant({ source: variant, path: 'variants/one.yaml' });
  if (!value) throw new Error('Cannot compile');
  return { variant: value, context };
});

/** Everything that is printed of a guide on each site. */
function printAll(guide: Guide, shared: Pick<RenderContext, 'prints'>): unknown {
  return variants.map(({ variant, context: own }) => {
    const seen = view(guide, { variant, pages: new Set<string>() });
    const context = { ...own, ...shared };
    return [
      renderParts(seen, 'html', context, [linkMarks(own.site ?? '')]),
      ...['html', 'markdown', 'json'].map((format) => render(seen, format, context)),
    ];
  });
}

const source = `---
title: Connect Acme
description: Link it.
---
See [the other guide](../other/) and [the web](https://a.test).

<Warning>Mind it.</Warning>

<Steps>
  <Step title="Open the keys">

    Ask {support.email}, or [look here](#there).

    <WhitelabelHide>Only ours.</WhitelabelHide>

  </Step>
</Steps>
`;

describe('sites that share what is printed of bodies', () => {
  test('have the same bytes as those that share nothing', () => {
    assert(
      property(guides(conditionedBody), (guide) => {
        expect(printAll(guide, { prints: createBodyPrints() })).toEqual(printAll(guide, {}));
      }),
      { numRuns: 30 },
    );
  });

  test('have them too of relative addresses, words of the site and what variants say', () => {
    const { value } = compile({ source, path: 'guides/acme/api-key.mdx' });
    if (!value) throw new Error('Cannot compile');
    expect(printAll(value, { prints: createBodyPrints() })).toEqual(printAll(value, {}));
  });

  test('do not print twice what they have alike', () => {
    const [guide] = sample(guides(constant([{ type: 'paragraph', children: [{ type: 'text', value: 'Go.' }] }])), 1);
    if (!guide) throw new Error('No guide');
    const bodiesOf = (variant: (typeof variants)[number]): unknown[] =>
      view(guide, { variant: variant.variant }).sections.flatMap(({ content }) =>
        content.flatMap((part) => (part.type === 'prose' ? [part.body] : part.steps.map(({ body }) => body))),
      );
    const [one, , , three] = variants.map(bodiesOf);
    expect(one?.every((body, index) => body === three?.[index])).toBe(true);
  });
});
