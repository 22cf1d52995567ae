import { type GeneratedGuide, type GeneratedSection, generatedSite, type GeneratedStep } from '../generated-guide.ts';

/** A generated guide as HTML: the same words, steps and lists that Stepwell is given. Its words need no escape. */
export function guideHtml(guide: GeneratedGuide): string {
  const section = ({ title, intro, steps }: GeneratedSection): string =>
    `<section><h2>${title}</h2><p>${intro}</p><ol>${steps.map((step) => stepItem(step, guide.provider)).join('')}</ol></section>`;
  return `<aside><p>${guide.warning}</p></aside>
<p>Required: An account with the role of an owner</p>
${guide.sections.map(section).join('\n')}
<h2>Good to know</h2>
<p>${guide.goodToKnow}</p>
<h2>Link the account from ${generatedSite.hub}</h2>
<ol>${item('Open the hub', `<p>${guide.openHub}</p>`)}${item('Connect', `<p>${guide.connect}</p>`)}</ol>
`;
}

function stepItem(
  { title, text, setting, scopes, showScopes, points, hasField }: GeneratedStep,
  provider: string,
): string {
  const path = `Go to <strong>Settings › ${setting}</strong> and read <a href="https://${provider}.example/docs">the manual</a>.`;
  const list = points
    ? `<ul><li>${points.first}</li><li>${points.second} Use <code>${points.scope}</code>.</li></ul>`
    : '';
  const shown = showScopes ? `<p>Permissions: ${scopes.map((scope) => `<code>${scope}</code>`).join(', ')}</p>` : '';
  return item(title, `<p>${text} ${path}</p>${list}${hasField ? '<p><strong>Secret</strong></p>' : ''}${shown}`);
}

function item(title: string, html: string): string {
  return `<li><strong>${title}</strong>${html}</li>`;
}
