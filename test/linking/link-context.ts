import type { Attempt, LinkContext, LinkError, LinkingAdapter } from '../../src/linking/protocol/define.ts';
import { linkFailure } from '../../src/linking/protocol/link-failure.ts';

/** The context of a reader with a session in the guide of Lattice, changed as a test needs it. */
export function linkContext(baseUrl: string, changes: Partial<LinkContext> = {}): LinkContext {
  return {
    fetch,
    signal: new AbortController().signal,
    baseUrl,
    settings: {},
    session: 'session-1',
    guide: { id: 'lattice/api-key', provider: { id: 'lattice', name: 'Lattice' }, method: 'api-key' },
    variant: 'acme',
    fields: [
      {
        key: 'apiKey',
        label: 'API key',
        type: 'password',
        secret: true,
        required: true,
        step: 'copy-key',
        pattern: 'x',
      },
    ],
    scopes: ['employees:read'],
    timeLimit: 2000,
    ...changes,
  };
}

/** A guide whose account is linked by an approval. */
export const approved: Partial<LinkContext> = {
  guide: { id: 'slack/oauth-2-0', provider: { id: 'slack', name: 'Slack' }, method: 'oauth-2-0' },
  fields: [],
};

/** The error of an outcome that failed. */
export function errorOf(outcome: unknown): LinkError {
  const { error } = outcome as { readonly error?: LinkError };
  if (!error) throw new Error(`Cannot find the error of ${JSON.stringify(outcome)}`);
  return error;
}

/** What the form does for a plan of authorization. */
export async function begin(adapter: LinkingAdapter, context: LinkContext): Promise<Attempt> {
  if (adapter.begin) return adapter.begin(new Map(), context);
  const submission = await adapter.submit(new Map(), context);
  if (submission.status === 'authorize') return submission.attempt;
  throw submission.status === 'failed' ? linkFailure(submission.error) : new Error('Cannot begin');
}
