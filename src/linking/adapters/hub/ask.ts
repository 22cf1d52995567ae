import type { LinkContext, Values } from '../../protocol/define.ts';
import { linkError, linkFailure } from '../../protocol/link-failure.ts';
import { type Answer, type JsonRequest, requestJson } from '../../protocol/request.ts';
import { loadSending } from './load-sending.ts';

/** Asks the hub, at a path below its address, with the session in a header. Throws the link failure of a refusal. */
export async function askHub(context: LinkContext, request: JsonRequest, values: Values = new Map()): Promise<Answer> {
  if (context.session === undefined) throw linkFailure(linkError('session', { retryable: false }));
  const answer = await requestJson(context, {
    ...request,
    url: context.baseUrl + request.url,
    headers: { 'x-hub-session-token': context.session },
  });
  if (answer.status < 300) return answer;
  const { hubError } = await loadSending();
  throw linkFailure(hubError(answer, context, values));
}
