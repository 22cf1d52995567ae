import { describe, expect, test } from 'vitest';
import { compile, createEngine, type GuideView, type HastDecorator, view } from '../../src/engine/index.ts';

const source = `---
title: Connect Acme
description: Link it.
---
See [the keys](/keys/).

<Steps>
  <Step title="Open the keys">

    Read [the manual](https://acme.example/docs) and \`press\` it.

    | a |
    | - |
    | b |

  </Step>
  <Step title="Copy one">Copy it.</Step>
</Steps>
`;

function guideOf(text = source): GuideView {
  const { guide } = compile({ source: text, path: 'guides/acme/api-key.mdx' });
  if (!guide) throw new Error('Cannot compile');
  return view(guide);
}

const boxes: HastDecorator = {
  elements: ['table'],
  apply: (table) => ({ type: 'element', tagName: 'div', properties: { tabIndex: 0 }, children: [table] }),
};
const marks: HastDecorator = {
  elements: ['a', 'li'],
  apply: (found, { document }) => ({ ...found, properties: { ...found.properties, dataIn: document.id } }),
};
const context = { site: 'https://guides.example' };

describe('decorators', () => {
  test('change the HTML of bodies and of what is around them', () => {
    const html = createEngine().render(guideOf(), 'html', context, [boxes, marks]);
    expect(html).toContain('<div tabindex="0"><table>');
    expect(html).toContain('<a href="/keys/" data-in="guides/acme/api-key">the keys</a>');
    expect(html).toMatch(/<li data-guide-step="" id="open-the-keys"[^>]* data-in="guides\/acme\/api-key">/u);
  });

  test.each(['html', 'json', 'markdown'])(
    'leave what is printed as %s without them as it is, before and after',
    (name) => {
      const guide = guideOf();
      const plain = createEngine().render(guide, name, context);
      const engine = createEngine();
      const first = engine.render(guide, 'html', context, [boxes, marks]);
      expect(engine.render(guide, name, context)).toBe(plain);
      expect(engine.render(guide, 'html', context, [boxes, marks])).toBe(first);
      expect(engine.render(guide, name, context)).toBe(plain);
      expect(engine.render(guide, 'html', context, [boxes])).not.toBe(first);
    },
  );

  test('are not in the data, even if they are asked for it', () => {
    const guide = guideOf();
    const engine = createEngine();
    expect(engine.render(guide, 'json', context, [boxes, marks])).toBe(engine.render(guide, 'json', context));
  });

  test('get what is sanitized, and may add what is not allowed to authors', () => {
    const button: HastDecorator = {
      elements: ['code'],
      apply: (code) => [
        code,
        { type: 'element', tagName: 'button', properties: { type: 'button', popoverTarget: 'x' }, children: [] },
      ],
    };
    const html = createEngine().render(guideOf(), 'html', context, [button]);
    expect(html).toContain('<code>press</code><button type="button" popovertarget="x"></button>');
  });

  test('follow each other on an element until it is another one', () => {
    const named = (dataName: string): HastDecorator => ({
      elements: ['table'],
      apply: (table) => ({
        ...table,
        properties: { dataName: `${String(table.properties['dataName'] ?? '')}${dataName}` },
      }),
    });
    const html = createEngine().render(guideOf(), 'html', context, [named('a'), named('b'), boxes, named('c')]);
    expect(html).toContain('<div tabindex="0"><table data-name="ab">');
  });

  test('find the children of an element decorated', () => {
    const seen: unknown[] = [];
    const looks: HastDecorator = {
      elements: ['table'],
      apply: (table) => {
        seen.push(JSON.stringify(table).includes('marked'));
        return table;
      },
    };
    const cells: HastDecorator = {
      elements: ['td'],
      apply: (cell) => ({ ...cell, properties: { className: ['marked'] } }),
    };
    createEngine().render(guideOf(), 'html', context, [looks, cells]);
    expect(seen).toEqual([true]);
  });

  test('of a format of several documents are a mistake of the programmer', () => {
    expect(() => createEngine().render([guideOf()], 'llms', context, [boxes])).toThrow('Cannot decorate "llms"');
  });
});

describe('a document in parts', () => {
  test('is the same as in one piece', () => {
    const engine = createEngine();
    const guide = guideOf();
    for (const decorators of [[], [boxes, marks]]) {
      const { attributes, header, content } = engine.renderParts(guide, 'html', context, decorators);
      expect(attributes).toEqual({ class: 'guide', 'data-guide': 'link-account' });
      expect(header).toBe(
        '<header class="guide-header"><h1>Connect Acme</h1><p class="guide-description">Link it.</p></header>',
      );
      expect(engine.render(guide, 'html', context, decorators)).toBe(
        `<article class="guide" data-guide="link-account">${header}${content}</article>`,
      );
    }
  });

  test('is a mistake of the programmer for a format that has none', () => {
    expect(() => createEngine().renderParts(guideOf(), 'markdown')).toThrow('Cannot render "markdown" in parts');
    expect(() => createEngine().renderParts(guideOf(), 'llms')).toThrow('Cannot render "llms" in parts');
  });
});
