import { z } from 'zod';

/** More than any provider has. */
const maxNames = 500;

const names = z.array(z.string().min(1).max(400)).max(maxNames).default([]);

/** What a caller chooses of a guide, as every tool takes it. */
export const choiceInput = {
  actions: names.describe('Ids of actions, such as "list_employees"; of a guide, check_scopes names them.'),
  scopes: names.describe('Names of scopes, such as "employees:read".'),
};

/** A guide, as every tool takes it. */
export const guideInput = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .describe('Id of a guide, such as "lattice/api-key", or the address of its page.');
