import { type Field, type GuideView, type Section, type Step, stepsOfSection } from '../../engine/index.ts';

/** A field of the form, and the step that produces its value with the section it is in. */
export interface ExplainedField {
  readonly field: Field;
  readonly step?: Step;
  readonly section?: Section;
}

/** The fields a guide ends in, in the order of the form. */
export function explainedFields(guide: GuideView): ExplainedField[] {
  const places = guide.sections.flatMap((section) => stepsOfSection(section).map((step) => ({ step, section })));
  return guide.fields.map((field) => {
    const place =
      places.find(({ step: { id } }) => id === field.step) ??
      places.find(({ step: { fields } }) => fields.includes(field.key));
    return { field, ...place };
  });
}

/** Where on its page a guide lists its fields; no anchor of the guide itself is named so. */
export const fieldsAnchor = 'guide-fields';
