import type { LinkError, LinkErrorKind } from '../../linking/protocol/define.ts';
import type { SandboxContext } from '../environment.ts';

type HubStatus = 400 | 401 | 402 | 404 | 413 | 429 | 500 | 502;

const statuses: Readonly<Partial<Record<LinkErrorKind, HubStatus>>> = {
  session: 401,
  'rate-limit': 429,
  capacity: 402,
  provider: 502,
  timeout: 502,
  unknown: 500,
};

/** Answers with a failure as the reference hub understands it. */
export function hubFailure(context: SandboxContext, error: LinkError): Response {
  if (error.retryAfter !== undefined) context.header('Retry-After', String(error.retryAfter));
  const message = JSON.stringify({ message: error.message, provider_response: providerResponse(error) });
  return hubError(context, statuses[error.kind] ?? 400, message);
}

function providerResponse({ kind, fields, missingScopes }: LinkError): string {
  const detail = {
    error: kind,
    ...(fields ? { fields: Object.fromEntries(fields) } : {}),
    ...(missingScopes ? { missing_scopes: missingScopes } : {}),
  };
  return JSON.stringify(detail);
}

/** Answers with an error of the reference hub's form. */
export function hubError(context: SandboxContext, statusCode: HubStatus, message: string): Response {
  return context.json({ statusCode, message }, statusCode);
}
