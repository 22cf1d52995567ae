import { z } from 'zod';
import { isTaken, takenReason } from './taken-name.ts';

const labelledOption = z.strictObject({ value: z.string(), label: z.string() });
const option = z.union([
  z
    .string()
    .transform((value) => ({ value, label: value }))
    .pipe(labelledOption),
  labelledOption,
]);

/** A field of the linking form. */
export const fieldSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[A-Za-z_][\w.-]*$/u, 'a key is letters, digits, `_`, `.` and `-`')
    .refine((key) => !isTaken(key), takenReason),
  label: z.string().min(1),
  type: z.enum(['text', 'password', 'number', 'select', 'textarea', 'file']).default('text'),
  secret: z.boolean().default(false),
  required: z.boolean().default(true),
  placeholder: z.string().optional(),
  help: z.string().optional(),
  example: z.string().optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  pattern: z.string().optional().describe('Unanchored `u` pattern, tested on the whole cleaned value.'),
  format: z.enum(['email', 'url', 'uuid', 'hostname']).optional(),
  message: z.string().optional().describe('Said when pattern or format do not match.'),
  options: z.array(option).optional(),
  visibleWhen: z
    .strictObject({
      key: z.string(),
      equals: z.string().optional(),
      in: z.array(z.string()).optional(),
      present: z.boolean().optional(),
    })
    .optional(),
  step: z.string().optional().describe('Id of the step that produces the value.'),
});

export type Field = z.infer<typeof fieldSchema>;
