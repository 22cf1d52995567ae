import type { LinkContext, Values } from '../define.ts';
import { linkFailure } from '../link-failure.ts';
import { plainText } from '../plain-text.ts';
import { type Answer, type JsonRequest, requestJson } from '../request.ts';
import { hubError } from './error.ts';

/** Asks the hub, at a path below its address, with the session in a header. Throws the link failure of a refusal. */
export async function askHub(context: LinkContext, request: JsonRequest, values: Values = new Map()): Promise<Answer> {
  if (context.session === undefined) throw linkFailure({ kind: 'session', message: '', retryable: false });
  const answer = await requestJson(context, {
    ...request,
    url: context.baseUrl + request.url,
    headers: { 'x-hub-session-token': context.session },
  });
  if (answer.status < 300) return answer;
  throw linkFailure(hubError(answer, plainText(values, context)));
}
