import { hasError } from '../engine/index.ts';
import { reportDiagnostics } from '../reporters/terminal.ts';
import { commandError, didYouMean } from '../system/command-error.ts';
import { cacheFolder } from '../workspace/cache-folder.ts';
import { loadWorkspace } from '../workspace/workspace.ts';
import { defineCommand } from './command/command.ts';
import { printTable } from './command/print-table.ts';
import { readDays } from './command/read-days.ts';
import { freshnessOf, type GuideFreshness, type ProviderFreshness } from './content/freshness-of.ts';

const formats = ['pretty', 'json'];

export const freshnessCommand = defineCommand({
  name: 'freshness',
  summary: 'Says when each guide was checked against its provider, and which are to be checked again',
  usage: '[--content DIR] [--stale DAYS] [--format pretty|json] [--json]',
  example: '--stale 90',
  flags: {
    content: { type: 'string', default: 'content', does: 'the folder of guides, pages and variants' },
    stale: { type: 'string', default: '180', does: 'days after which a guide has to be verified again' },
    format: { type: 'string', default: 'pretty', does: 'pretty or json' },
    json: { type: 'boolean', default: false, does: 'the same as --format json' },
  },
  run: async ({ values }) => {
    if (!formats.includes(values.format))
      throw commandError(`There is no format ${values.format}. ${didYouMean(values.format, formats)}`, 2);
    const staleDays = readDays(values.stale);
    const workspace = await loadWorkspace({ content: values.content, cacheDir: cacheFolder(), isChecked: true });
    const errors = workspace.diagnostics.filter(({ severity }) => severity === 'error');
    reportDiagnostics(errors);
    const today = new Date().toISOString().slice(0, 10);
    const providers = workspace.providers.map(({ provider }) => provider);
    const report = freshnessOf(workspace.guides, providers, { today, staleDays });
    const isJson = values.json || values.format === 'json';
    process.stdout.write(isJson ? `${JSON.stringify(report, undefined, 2)}\n` : printReport(report, staleDays));
    return hasError(errors) ? 1 : 0;
  },
});

function printReport(report: readonly ProviderFreshness[], staleDays: number): string {
  const guides = report.flatMap((each) => each.guides);
  const rows = report.flatMap(({ provider, guides: own }) => own.map((guide) => [provider.name, ...cellsOf(guide)]));
  const count = (state: GuideFreshness['state']): number => guides.filter((guide) => guide.state === state).length;
  const summary = `${guides.length} guides: ${count('fresh')} checked in the last ${staleDays} days, ${count('stale')} before that, ${count('never')} never.\n`;
  if (guides.length === 0) return summary;
  const head = ['provider', 'guide', 'checked', 'against', 'days', ''];
  return `${printTable([head, ...rows], [0, 1, 2, 3, 5])}\n${summary}`;
}

function cellsOf({ id, verified, days, state }: GuideFreshness): string[] {
  const note = { fresh: '', stale: 'check again', never: 'check it' }[state];
  return [id, verified?.on ?? 'never', verified?.against ?? '', days === undefined ? '' : String(days), note];
}
