import type { LinkContext, Values } from '../../protocol/define.ts';
import { linkError, linkFailure } from '../../protocol/link-failure.ts';
import { type Answer, requestJson } from '../../protocol/request.ts';
import { loadSending } from './load-sending.ts';

/** Asks the endpoint, at a path below its address, with the session in a header. Throws the link failure of a refusal. */
export async function askNango(context: LinkContext, path: string): Promise<unknown> {
  if (context.session === undefined) throw linkFailure(linkError('session', { retryable: false }));
  const headers = { Authorization: `Bearer ${context.session}` };
  return await accept(await requestJson(context, { url: context.baseUrl + path, headers }), new Map(), context);
}

/** What was answered; throws the link failure of a refusal. */
export async function accept(answer: Answer, values: Values, context: LinkContext): Promise<unknown> {
  if (answer.status < 300) return answer.body;
  const { nangoError } = await loadSending();
  throw linkFailure(nangoError(answer, context, values));
}
