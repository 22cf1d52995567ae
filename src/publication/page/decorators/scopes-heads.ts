import type { Element } from 'hast';
import type { HastDecorator } from '../../../engine/index.ts';
import { element, text } from '../../../engine/internal.ts';
import type { Translation } from '../../translate.ts';
import { hasClass } from './has-class.ts';

/** Lists of scopes say beside their label how they are copied. */
export function scopesHeads(translation: Translation): HastDecorator {
  return {
    elements: ['div'],
    apply: (list) => {
      const [label, ...rest] = list.children;
      if (list.properties['dataGuideScopesList'] === undefined || !hasClass(label, 'guide-label')) return list;
      const head = element('div', { className: ['scopes-head'], dataMarkdownIgnore: true }, [
        label,
        scopesTools(translation),
      ]);
      return { ...list, children: [head, ...rest] };
    },
  };
}

/** The choice of what stands between scopes when they are copied; a script adds the button. */
export function scopesTools({ say }: Translation): Element {
  const options = (['blank', 'comma', 'line'] as const).map((name) =>
    element('option', { value: name }, [text(say(`selector.separator.${name}`))]),
  );
  return element('div', { className: ['scopes-tools', 'needs-script'] }, [
    element('label', {}, [
      text(`${say('selector.separator')} `),
      element('select', { dataGuideSeparator: true }, options),
    ]),
  ]);
}
