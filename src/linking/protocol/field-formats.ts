import type { Field } from '../../engine/index.ts';

/** Whether a value has a format, by its name. */
export const fieldFormats: Readonly<Record<NonNullable<Field['format']>, (value: string) => boolean>> = {
  email: (value) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(value),
  url: (value) => /^https?:\/\/[^\s/?#]+/iu.test(value) && URL.canParse(value),
  uuid: (value) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(value),
  hostname: (value) =>
    /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/iu.test(value),
};
