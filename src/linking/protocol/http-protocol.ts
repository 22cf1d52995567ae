import { z } from 'zod';
import type { LinkField } from './define.ts';

/** A field as the endpoint asks for it: a guide's field, what is known of it already, and nothing but `key` required. */
export const httpFieldSchema = z.object({
  key: z.string().min(1),
  label: z.string().optional(),
  type: z.string().optional().describe('text, password, number, select, textarea or file; any other is taken as text.'),
  secret: z.boolean().optional(),
  required: z.boolean().optional().describe('True where it is not said.'),
  placeholder: z.string().optional(),
  help: z.string().optional(),
  example: z.string().optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  pattern: z.string().optional().describe('Unanchored `u` pattern, tested on the whole value.'),
  format: z.enum(['email', 'url', 'uuid', 'hostname']).optional(),
  message: z.string().optional().describe('Said where pattern or format do not match.'),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  visibleWhen: z
    .object({
      key: z.string(),
      equals: z.string().optional(),
      in: z.array(z.string()).optional(),
      present: z.boolean().optional(),
    })
    .optional(),
  step: z.string().optional().describe('Id of the step of the guide that produces the value.'),
  value: z.string().optional().describe('What is known already. Never a secret.'),
  isKept: z.boolean().optional().describe('Whether a secret stays as it is unless another is sent.'),
} satisfies Record<keyof LinkField, z.ZodType>);

/** What the form asks for, where the endpoint has a say in it. */
export const httpPlanSchema = z.object({
  organization: z.string().optional().describe('Who receives what is entered. Named before any field.'),
  kind: z.enum(['credentials', 'authorization']).optional(),
  fields: z.array(httpFieldSchema).optional().describe("The guide's own where there are none."),
  notices: z.array(z.object({ level: z.enum(['info', 'warning']), text: z.string() })).optional(),
  account: z.object({ id: z.string(), provider: z.string().optional() }).optional().describe('The account to edit.'),
});

/** What is sent to link an account. */
export const httpLinkSchema = z.object({
  guide: z.string().describe('Id of the guide, such as `lattice/api-key`.'),
  variant: z.string().describe('Id of the variant whose site the reader is on.'),
  fields: z.record(z.string(), z.string()).describe('What the reader entered, by the key of the field.'),
  scopes: z.array(z.string()).describe('Scopes that the chosen actions need; empty where none were chosen.'),
  account: z.string().optional().describe('Id of the account to edit.'),
});

const accountSchema = z.object({
  id: z.string().min(1),
  provider: z.string().optional().describe("Id of the provider; the guide's where it is not said."),
});

/** The answer 200: the account is linked. */
export const httpLinkedSchema = z.object({ account: accountSchema });

/** The answer 202: the reader has to approve in the provider's own window. */
export const httpAttemptSchema = z.object({
  attempt: z.object({
    id: z.string().min(1),
    url: z.string().describe("Where the window goes: https, or the endpoint's own origin on this machine."),
    pollUrl: z.string().describe("Asked how the approval stands. On the endpoint's own origin."),
  }),
});

/** Why an account was not linked: `application/problem+json` (RFC 9457). */
export const httpProblemSchema = z.looseObject({
  type: z
    .string()
    .optional()
    .describe(
      'An address or a word that ends with the kind, where that says more than the status: `field`, `credentials`, ' +
        '`permissions`, `session`, `timeout`, `cancelled`, `rate-limit`, `capacity` or `provider`.',
    ),
  title: z.string().optional(),
  status: z.int().optional(),
  detail: z.string().optional().describe('Shown to the reader, as text.'),
  instance: z.string().optional().describe('What the failure is called, for whoever helps the reader.'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  missingScopes: z.array(z.string()).optional(),
  retryAfter: z.number().nonnegative().optional().describe('Seconds until another try makes sense.'),
});

/** How an approval stands. */
export const httpAttemptStateSchema = z.object({
  status: z.enum(['pending', 'linked', 'failed', 'cancelled', 'expired']),
  account: accountSchema.optional().describe('Where it is linked.'),
  problem: httpProblemSchema.optional().describe('Where it failed; its `status` says the kind.'),
});

/** The OpenAPI 3.1 document of the protocol, for an endpoint at an address: `https://api.example.com/linking`. */
export function describeHttpProtocol(baseUrl: string): Record<string, unknown> {
  const { origin, pathname } = new URL(baseUrl);
  const path = pathname.replace(/\/+$/u, '');
  const problem = (description: string): unknown => ({
    description,
    content: { 'application/problem+json': { schema: reference('Problem') } },
  });
  const session = problem('The session is unknown or has ended.');
  const attempt = { name: 'attempt', in: 'path', required: true, schema: { type: 'string' } };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Linking endpoint',
      version: '1',
      description: 'What a guide asks of the backend that links accounts. Addresses never carry a value or a session.',
    },
    servers: [{ url: origin, description: "Where the variant's `linking.baseUrl` says." }],
    security: [{ session: [] }],
    paths: {
      [path || '/']: {
        get: {
          summary: 'What the form asks for',
          description: 'Optional: with 404, 405 or 501 the form asks for the fields of the guide.',
          operationId: 'plan',
          parameters: [
            { name: 'guide', in: 'query', required: true, schema: { type: 'string' } },
            { name: 'account', in: 'query', schema: { type: 'string' } },
          ],
          responses: {
            200: json('The plan.', 'Plan'),
            401: session,
            404: { description: 'There is no plan.' },
          },
        },
        post: {
          summary: 'Link an account',
          operationId: 'link',
          requestBody: { required: true, content: { 'application/json': { schema: reference('Link') } } },
          responses: {
            200: json('The account is linked.', 'Linked'),
            202: json("The reader has to approve in the provider's own window.", 'Attempt'),
            401: session,
            422: problem('What the reader entered was refused.'),
            429: problem('Too many tries. `Retry-After`, or `retryAfter` in the problem, says when to try again.'),
            default: problem('Any other failure.'),
          },
        },
      },
      [`${path}/attempts/{attempt}`]: {
        description: 'An example: the address is whatever `pollUrl` says.',
        parameters: [attempt],
        get: {
          summary: 'How an approval stands',
          operationId: 'poll',
          responses: { 200: json('How it stands.', 'AttemptState'), 401: session },
        },
        delete: {
          summary: 'Nobody waits for the approval any longer',
          operationId: 'cancel',
          responses: { 204: { description: 'It is cancelled.' }, 401: session },
        },
      },
    },
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Plan: schema(httpPlanSchema),
        Link: schema(httpLinkSchema),
        Linked: schema(httpLinkedSchema),
        Attempt: schema(httpAttemptSchema),
        AttemptState: schema(httpAttemptStateSchema),
        Problem: schema(httpProblemSchema),
      },
    },
  };
}

function reference(name: string): unknown {
  return { $ref: `#/components/schemas/${name}` };
}

function json(description: string, name: string): unknown {
  return { description, content: { 'application/json': { schema: reference(name) } } };
}

function schema(of: z.ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io: 'input' });
  return rest;
}
