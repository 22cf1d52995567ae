import { accordion, accordionGroup } from './accordion.ts';
import { callouts } from './callout.ts';
import { card, cardGroup } from './card.ts';
import { copy } from './copy.ts';
import type { BlockDefinition } from './define.ts';
import { field } from './field.ts';
import { figure } from './figure.ts';
import { icon } from './icon.ts';
import { image } from './image.ts';
import { section, step, steps, whitelabelHide, whitelabelOnly } from './structure.ts';
import { tab, tabs } from './tabs.ts';
import { video } from './video.ts';

/** The blocks of the authoring format. */
export const blocks: readonly BlockDefinition[] = [
  section,
  steps,
  step,
  whitelabelHide,
  whitelabelOnly,
  ...callouts,
  figure,
  image,
  card,
  cardGroup,
  tabs,
  tab,
  accordion,
  accordionGroup,
  copy,
  video,
  icon,
  field,
];
