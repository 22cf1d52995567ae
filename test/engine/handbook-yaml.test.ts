import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { readFences } from './handbook-page.ts';

const handbook = new URL('../../content/handbook/', import.meta.url);
const yamlOf = (page: string): string[] => readFences(readFileSync(new URL(page, handbook), 'utf8'), 'yaml');

test.each(readdirSync(handbook).filter((page) => page.endsWith('.mdx') && yamlOf(page).length > 0))(
  'the YAML of %s can be read',
  (page) => {
    const problems = yamlOf(page).flatMap((yaml) => parseDocument(yaml).errors);
    expect(problems.map(({ message }) => message)).toEqual([]);
  },
);

const workflowSchema = z.object({
  jobs: z.object({
    build: z.object({
      strategy: z.object({ matrix: z.object({ shard: z.array(z.number()) }) }),
      steps: z.array(z.object({ run: z.string().optional() })),
    }),
  }),
});

test('the matrix of partners.mdx builds each shard once', () => {
  const workflow = yamlOf('partners.mdx').find((yaml) => yaml.includes('runs-on:'));
  const { build } = workflowSchema.parse(parse(workflow ?? '')).jobs;
  const { shard } = build.strategy.matrix;
  expect(shard).toEqual(shard.map((_number, index) => index + 1));
  const commands = build.steps.map(({ run = '' }) => run).filter((run) => run.includes('--shard'));
  expect(commands).toEqual([
    expect.stringMatching(/--shard \$\{\{ matrix\.shard \}\}\/\$\{\{ strategy\.job-total \}\}$/u),
  ]);
});

const jobSchema = z.object({
  spec: z.object({
    completionMode: z.literal('Indexed'),
    completions: z.number(),
    template: z.object({ spec: z.object({ containers: z.tuple([z.object({ args: z.tuple([z.string()]) })]) }) }),
  }),
});

test('the Indexed Job of partners.mdx builds each shard once', () => {
  const job = yamlOf('partners.mdx').find((yaml) => yaml.includes('kind: Job'));
  const { spec } = jobSchema.parse(parse(job ?? ''));
  const [script] = spec.template.spec.containers[0].args;
  const folder = mkdtempSync(join(tmpdir(), 'handbook-job-'));
  const shards = Array.from({ length: spec.completions }, (_none, index) => {
    const env = { ...process.env, JOB_COMPLETION_INDEX: String(index) };
    const said = execFileSync('sh', ['-c', `npm() { echo "$@"; }\n${script}`], { cwd: folder, env, encoding: 'utf8' });
    return /--shard (\S+)/u.exec(said)?.[1];
  });
  rmSync(folder, { recursive: true });
  expect(spec.completions).toBeGreaterThan(1);
  expect(shards).toEqual(shards.map((_shard, index) => `${index + 1}/${spec.completions}`));
});
