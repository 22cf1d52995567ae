/** `stepwell/astro`: the guides as a part of an Astro site that is there. */
export { stepwell, type StepwellOptions } from './integration.ts';
export { stepwell as default } from './integration.ts';
