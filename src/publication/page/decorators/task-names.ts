import type { HastDecorator } from '../../../engine/index.ts';
import type { Translation } from '../../translate.ts';

/** The check boxes of task lists get a name. */
export function taskNames({ say }: Translation): HastDecorator {
  return {
    elements: ['input'],
    apply: (input) => {
      const { type, ...properties } = input.properties;
      if (type !== 'checkbox') return input;
      const ariaLabel = say(properties['checked'] ? 'task.done' : 'task.open');
      return { ...input, properties: { type, ariaLabel, ...properties } };
    },
  };
}
