import { type Field, type GuideView, type Step, stepsOf } from '../engine/index.ts';

/** A field of the form and the visible step that produces its value. */
export interface ExplainedField {
  readonly field: Field;
  readonly step?: Step;
}

/** The fields a guide ends in, in the order of the form. */
export function explainedFields(guide: GuideView): ExplainedField[] {
  const steps = stepsOf(guide);
  return guide.fields.map((field) => {
    const step = steps.find(({ id, fields }) => id === field.step || fields.includes(field.key));
    return { field, ...(step ? { step } : {}) };
  });
}

/** Where on its page a guide lists its fields; no anchor of the guide itself is named so. */
export const fieldsAnchor = 'guide-fields';
