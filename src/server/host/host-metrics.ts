/** Counts of a host since it began, by variant. */
export interface HostMetrics {
  readonly count: (name: CounterName, labels: Readonly<Record<string, string>>) => void;
  /** All of them in the text format of Prometheus. */
  readonly print: (gauges: Readonly<Record<GaugeName, number>>) => string;
}

const counters = {
  requests: 'Requests answered, by the variant and the status of the answer.',
  renders: 'Files made, by variant.',
  cache_hits: 'Files that were there, in memory or on disk, by variant.',
  leaks: 'Files held back because they name somebody else, by variant.',
  errors: 'Files that could not be made, by variant.',
} as const;
const gauges = {
  variants: 'Variants that have a site.',
  open_sites: 'Sites whose pages are ready to be made.',
  resident_memory_bytes: 'Memory of the process.',
} as const;

export type CounterName = keyof typeof counters;
export type GaugeName = keyof typeof gauges;

export function createHostMetrics(): HostMetrics {
  const all = new Map<CounterName, Map<string, number>>();
  return {
    count: (name, labels) => {
      const series = all.get(name) ?? new Map<string, number>();
      all.set(name, series);
      const key = Object.entries(labels)
        .map(([label, value]) => `${label}="${escape(value)}"`)
        .join(',');
      series.set(key, (series.get(key) ?? 0) + 1);
    },
    print: (values) => {
      const counted = Object.entries(counters).flatMap(([name, help]) => [
        `# HELP stepwell_${name}_total ${help}`,
        `# TYPE stepwell_${name}_total counter`,
        ...Array.from(all.get(name as CounterName) ?? [], ([key, value]) => `stepwell_${name}_total{${key}} ${value}`),
      ]);
      const measured = Object.entries(gauges).flatMap(([name, help]) => [
        `# HELP stepwell_${name} ${help}`,
        `# TYPE stepwell_${name} gauge`,
        `stepwell_${name} ${values[name as GaugeName]}`,
      ]);
      return `${[...counted, ...measured].join('\n')}\n`;
    },
  };
}

/** A label's value, as the format has it in quotes. */
function escape(value: string): string {
  return value.replace(/[\\"]/gu, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
}
