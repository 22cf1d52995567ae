import { markdownTable } from './markdown-table.ts';

interface Target {
  readonly what: string;
  /** What was measured before the site was made a function. */
  readonly before: string;
  readonly must: string;
  readonly stretch: string;
}

const targets = {
  cold: { what: '1,000 guides cold, CPU s', before: '58', must: '≤ 15', stretch: '≤ 8' },
  memory: { what: 'peak memory of it, MB', before: '804', must: '≤ 450', stretch: '≤ 300' },
  again: {
    what: 'nothing changed / one guide edited, CPU s',
    before: '5.0 / 30.5',
    must: '≤ 1.5 / ≤ 2.5',
    stretch: '≤ 0.8 / ≤ 1.2',
  },
  growth: { what: '4,000 guides cold, by CPU s of 1,000', before: '', must: '≤ 4.2', stretch: '' },
  variants: {
    what: '50 partners × 200 guides cold / one guide edited, CPU s',
    before: '282 / 230',
    must: '≤ 60 / ≤ 8',
    stretch: '≤ 30 / ≤ 4',
  },
  compile: { what: 'compile a guide, warm, CPU ms', before: '20', must: '≤ 6', stretch: '≤ 4' },
  ask: { what: 'live host: first ask of a page / kept page, ms', before: '', must: '≤ 15 / ≤ 1', stretch: '' },
  partner: { what: "new partner's YAML to first page, s", before: '', must: '≤ 1', stretch: '' },
  start: { what: 'fresh clone: `npm start` to the printed address, s', before: '25', must: '≤ 10', stretch: '≤ 5' },
} as const satisfies Readonly<Record<string, Target>>;

/** What the project set itself to reach. */
type TargetId = keyof typeof targets;

/** What of it a run measured. */
export type Measured = Readonly<Partial<Record<TargetId, string>>>;

const comparability =
  "What is called before was measured once with other guides: of 4.5 kB, each of a provider of its own. The bench's have 2.7 kB and four of a provider, and cost less.";

/** The targets beside what was measured; a dash is what this run did not measure. */
export function targetsTable(measured: Measured): string {
  const rows = (Object.keys(targets) as TargetId[]).map((id) => {
    const { what, before, must, stretch } = targets[id];
    return [what, ...[before, must, stretch, measured[id] ?? ''].map((cell) => cell || '–')];
  });
  return `## Targets\n\n${comparability}\n\n${markdownTable([['', 'before', 'must', 'stretch', 'measured'], ...rows], [0])}`;
}
