import type { Body } from './body.ts';
import type { Document, Guide, Section, Step } from './guide.ts';
import { type Title, titleFields, titleFrom } from './title.ts';

/** How the parts of a document are changed; what is left out stays as it is. */
export interface DocumentMap {
  /** A whole section, or nothing where it is taken away. Its steps are mapped before. */
  readonly section?: (section: Section) => Section | undefined;
  readonly step?: (step: Step) => Step | undefined;
  /** Bodies, and what titles hold beside their words; the words follow it. */
  readonly body?: (body: Body) => Body;
  /** Any text a reader sees outside bodies: titles, descriptions, labels. */
  readonly text?: (text: string) => string;
}

/** A document with its parts changed. */
export function mapDocument<D extends Document>(document: D, map: DocumentMap): D {
  const text = map.text ?? ((value: string) => value);
  const body = map.body ?? ((value: Body) => value);
  const shared = { ...document, ...mapTitle(document, map), description: text(document.description) };
  if (shared.kind === 'page') return { ...shared, body: body(shared.body) };
  const guide: Guide = shared;
  const mapped: Guide = {
    ...guide,
    requires: guide.requires.map(text),
    ...(guide.method ? { method: { ...guide.method, label: text(guide.method.label) } } : {}),
    actions: guide.actions.map((action) => ({ ...action, label: text(action.label) })),
    fields: guide.fields.map((field) =>
      mapTexts(field, ['label', 'placeholder', 'help', 'example', 'prefix', 'suffix', 'message'], text),
    ),
    scopes: Object.fromEntries(
      Object.entries(guide.scopes).map(([name, scope]) => [name, mapTexts(scope, ['description'], text)]),
    ),
    intro: body(guide.intro),
    sections: guide.sections.flatMap((section) => mapSection(section, map)),
  };
  return { ...document, ...mapped };
}

function mapSection(section: Section, map: DocumentMap): Section[] {
  const body = map.body ?? ((value: Body) => value);
  const content = section.content.flatMap((part): Section['content'] => {
    if (part.type === 'prose') {
      const prose = body(part.body);
      return prose.length > 0 ? [{ type: 'prose', body: prose }] : [];
    }
    const steps = part.steps.flatMap((step) => {
      const kept = map.step ? map.step(step) : step;
      return kept ? [{ ...kept, ...mapTitle(kept, map), body: body(kept.body) }] : [];
    });
    return steps.length > 0 ? [{ type: 'steps', steps }] : [];
  });
  const mapped = { ...section, ...mapTitle(section, map), content };
  const kept = map.section ? map.section(mapped) : mapped;
  return kept ? [kept] : [];
}

function mapTitle({ title, titleContent }: Title, { body, text }: DocumentMap): Title {
  const words = text?.(title) ?? title;
  if (!titleContent || !body) return titleFields({ title: words, titleContent });
  const content = body(titleContent);
  const [before, after] = [titleFrom(titleContent).title, titleFrom(content).title];
  return titleFields({ title: text || before === after ? words : after, titleContent: content });
}

function mapTexts<T extends object>(value: T, keys: readonly (keyof T)[], text: (value: string) => string): T {
  const changed = keys.flatMap((key) => (typeof value[key] === 'string' ? [[key, text(value[key])] as const] : []));
  return { ...value, ...Object.fromEntries(changed) };
}
