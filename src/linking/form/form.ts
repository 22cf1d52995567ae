import type { LinkField } from '../protocol/define.ts';
import type { Linking } from '../state/linking-options.ts';
import type { Say } from '../state/say.ts';
import type { LinkState } from '../state/state.ts';

/** A step that the form leads to. */
export interface StepLink {
  readonly id: string;
  readonly title: string;
}

/** What every part of the form is drawn from. */
export interface Form {
  readonly linking: Linking;
  readonly state: LinkState;
  /** Says a message with the names of provider, organisation and host filled in. */
  readonly say: Say;
  /** Whether an account that is linked already is changed. */
  readonly isEdit: boolean;
  /** The step that produces the value of a field. */
  readonly stepOf: (field: LinkField) => StepLink | undefined;
  /** Where linked accounts are listed. */
  readonly accountsUrl: string | undefined;
  /** Whether an approval may take the place of the page: providers do not show theirs in a frame. */
  readonly canLeave: boolean;
  /** Whether what has this id is unfolded, or shown. */
  readonly isOn: (id: string) => boolean;
  readonly turn: (id: string, isOn: boolean) => void;
}

/** Properties of everything that is a part of the form. */
export interface Part {
  readonly form: Form;
}
