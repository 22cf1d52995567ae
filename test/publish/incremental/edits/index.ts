import type { Edits } from './define.ts';
import { fileEdits } from './files.ts';
import { guideEdits } from './guides.ts';
import { pageEdits } from './pages.ts';
import { providerEdits } from './providers.ts';
import { variantEdits } from './variants.ts';

/** All kinds of edits, those oftener that leave most of a site as it is: there most can go wrong. */
export const editKinds: readonly Edits[] = [
  guideEdits,
  guideEdits,
  guideEdits,
  pageEdits,
  providerEdits,
  fileEdits,
  variantEdits,
];
