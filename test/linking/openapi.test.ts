import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeHttpProtocol } from '../../src/linking/protocol/http-protocol.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const pathItemKeys = new Set<string>([...methods, 'summary', 'description', 'servers', 'parameters', '$ref']);

const referenceSchema = z.strictObject({ $ref: z.string().regex(/^#\/components\/schemas\/\w+$/u) });
const mediaSchema = z.strictObject({ schema: referenceSchema });
const contentSchema = z.record(z.string().regex(/^[a-z]+\/[a-z+]+$/u), mediaSchema);
const parameterSchema = z.strictObject({
  name: z.string(),
  in: z.enum(['query', 'header', 'path', 'cookie']),
  required: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()),
});
const operationSchema = z.strictObject({
  summary: z.string(),
  description: z.string().optional(),
  operationId: z.string(),
  parameters: z.array(parameterSchema).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content: contentSchema }).optional(),
  responses: z.record(
    z.string().regex(/^(?:default|[1-5](?:\d\d|XX))$/u),
    z.strictObject({ description: z.string().min(1), content: contentSchema.optional() }),
  ),
});
const pathItemSchema = z.looseObject({
  parameters: z.array(parameterSchema).optional(),
  get: operationSchema.optional(),
  post: operationSchema.optional(),
  delete: operationSchema.optional(),
});

/** What OpenAPI 3.1 asks of a document, as far as this one uses it. */
const documentSchema = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/u),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.tuple([z.strictObject({ url: z.url(), description: z.string() })]),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string().startsWith('/'), pathItemSchema),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/u), z.record(z.string(), z.unknown())),
    securitySchemes: z.record(z.string(), z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') })),
  }),
});

describe('the OpenAPI document of the http protocol', () => {
  const document = documentSchema.parse(JSON.parse(JSON.stringify(describeHttpProtocol('https://a.example/linking'))));
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    (['get', 'post', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation
        ? [{ path, operation, parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])] }]
        : [];
    }),
  );

  test('has path items and operations as the specification does', () => {
    const keys = Object.values(document.paths).flatMap((item) => Object.keys(item));
    expect(keys.filter((key) => !pathItemKeys.has(key))).toEqual([]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids).toEqual(['plan', 'link', 'poll', 'cancel']);
    for (const { operation } of operations) expect(Object.keys(operation.responses)).not.toHaveLength(0);
  });

  test('declares each parameter of a path, once and as needed', () => {
    for (const { path, parameters } of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name));
      expect(inPath.filter(({ required }) => required !== true)).toEqual([]);
    }
  });

  test('refers to what it has, and has nothing else', () => {
    const text = JSON.stringify(document);
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/gu)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(document.components.schemas)));
    const schemes = document.security.flatMap((requirement) => Object.keys(requirement));
    expect(schemes).toEqual(Object.keys(document.components.securitySchemes));
    expect(text).not.toContain('$schema');
  });

  test('has schemas that are JSON Schema, and say what the protocol does', () => {
    const { schemas } = document.components;
    const read = (name: string): z.ZodType => z.fromJSONSchema(schemas[name] as Parameters<typeof z.fromJSONSchema>[0]);
    for (const name of Object.keys(schemas)) expect(() => read(name), name).not.toThrow();
    const link = { guide: 'lattice/api-key', variant: 'default', fields: { apiKey: 'ok' }, scopes: [] };
    expect(read('Link').safeParse(link).success).toBe(true);
    expect(read('Link').safeParse({ ...link, scopes: undefined }).success).toBe(false);
    expect(read('Linked').safeParse({ account: {} }).success).toBe(false);
    expect(read('Problem').safeParse({ missingScopes: ['a'], traceId: 'kept' }).success).toBe(true);
    expect(read('AttemptState').safeParse({ status: 'gone' }).success).toBe(false);
  });
});
