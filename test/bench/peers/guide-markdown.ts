import { type GeneratedGuide, type GeneratedSection, generatedSite, type GeneratedStep } from '../generated-guide.ts';

/** How a peer writes what Markdown itself has no words for. */
export interface MarkdownDialect {
  readonly warning: (text: string) => string;
  /** Around a numbered list of steps. */
  readonly steps?: (list: string) => string;
  /** What stands between the front matter and the text. */
  readonly head?: string;
}

/** A generated guide as Markdown with front matter: the same words, steps and lists that Stepwell is given. */
export function guideMarkdown(
  guide: GeneratedGuide,
  { warning, steps = (list) => list, head }: MarkdownDialect,
): string {
  const section = ({ title, intro, steps: items }: GeneratedSection): string =>
    `## ${title}\n\n${intro}\n\n${steps(items.map((step) => stepItem(step, guide.provider)).join('\n'))}`;
  return `---
title: ${guide.title}
description: ${guide.description}
---

${head ? `${head}\n\n` : ''}${warning(guide.warning)}

Required: An account with the role of an owner

${guide.sections.map(section).join('\n\n')}

## Good to know

${guide.goodToKnow}

## Link the account from ${generatedSite.hub}

${steps(item('Open the hub', guide.openHub) + item('Connect', guide.connect))}
`;
}

/** A page that leads to all guides, as a list in Markdown; a path has no slash at its ends. */
export function guideList(guides: readonly GeneratedGuide[], linkTo: (path: string) => string): string {
  return guides
    .map(({ title, provider, method }) => `- [${title}](${linkTo(`guides/${provider}/${method}`)})\n`)
    .join('');
}

function stepItem(
  { title, text, setting, scopes, showScopes, points, hasField }: GeneratedStep,
  provider: string,
): string {
  const path = `Go to **Settings › ${setting}** and read [the manual](https://${provider}.example/docs).`;
  const list = points ? `- ${points.first}\n   - ${points.second} Use \`${points.scope}\`.` : undefined;
  const shown = showScopes ? `Permissions: ${scopes.map((scope) => `\`${scope}\``).join(', ')}` : undefined;
  return item(title, `${text} ${path}`, list, hasField ? '**Secret**' : undefined, shown);
}

function item(title: string, ...parts: readonly (string | undefined)[]): string {
  const paragraphs = parts.filter((part) => part !== undefined).map((part) => `\n   ${part}\n`);
  return `1. **${title}**\n${paragraphs.join('')}`;
}
