import { loaded } from '../send-later.ts';
import type * as Sending from './sending.ts';

/** What is needed once the form is filled in, or the endpoint refuses. */
export const loadSending = (): Promise<typeof Sending> => loaded(import('./sending.ts'));
