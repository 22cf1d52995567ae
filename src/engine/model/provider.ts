import { z } from 'zod';
import { fieldSchema } from './field.ts';
import { isTaken, takenReason } from './taken-name.ts';
import { fileAddress, webAddress } from './address/web-address.ts';

/** An action an integration can perform, as a reader would pick it. */
export const actionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[^\s,"'`<>\p{C}]+$/u, 'an action id has no blanks, commas, quotes or angle brackets')
    .refine((id) => !isTaken(id), takenReason),
  label: z.string().min(1),
  scopes: z.array(z.string().min(1)).default([]),
});

/** A permission of the provider. */
export const scopeSchema = z.object({
  name: z.string().min(1),
  description: z.string().optional(),
  includes: z.array(z.string().min(1)).describe('Scopes that this one brings along.'),
});

export type Action = z.infer<typeof actionSchema>;
export type Scope = z.infer<typeof scopeSchema>;

/** How a logo came here, so that its use can be justified. */
const logoSchema = z.strictObject({
  src: fileAddress,
  license: z.string().min(1),
  source: webAddress,
  retrieved: z.iso.date().optional(),
});

/** The fields a method asks for, and how they could be verified. */
const connectionSchema = z.strictObject({
  fields: z.array(fieldSchema).default([]),
  verify: z.record(z.string(), z.unknown()).optional(),
});

/** `provider.yaml` as it is written; the scopes' names are the keys of the map. */
export const providerFileSchema = z.strictObject({
  name: z.string().min(1),
  category: z.string().min(1).default('other'),
  description: z.string().optional(),
  website: webAddress.optional(),
  docs: webAddress.optional(),
  logo: logoSchema.optional(),
  actions: z.array(actionSchema).default([]),
  scopes: z
    .record(
      z
        .string()
        .regex(/^[^\s,"']+$/u, 'a scope has no blanks, commas or quotes')
        .refine((name) => !isTaken(name), takenReason),
      z.strictObject({ description: z.string().optional(), includes: z.array(z.string()).default([]) }).nullable(),
    )
    .default({}),
  connections: z.record(z.string(), connectionSchema).default({}),
});

/** A provider: whose accounts are linked, and what may be asked of it. */
export const providerSchema = z.object({
  id: z.string().min(1),
  ...providerFileSchema.shape,
  scopes: z.record(z.string(), scopeSchema),
});

export type Provider = z.infer<typeof providerSchema>;
