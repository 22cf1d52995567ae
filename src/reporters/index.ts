import type { Reporter } from './define.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** The reporters of `check --format`. */
export const reporters: readonly Reporter[] = [pretty, json, github, sarif];
