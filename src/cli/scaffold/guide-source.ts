import GithubSlugger from 'github-slugger';

/** What a new guide is about. */
interface GuideOutline {
  readonly method: string;
  readonly isSetup: boolean;
  /** Whether readers approve in a window of the provider, and enter nothing. */
  readonly isApproval: boolean;
  /** What the method hands over, as in “with an API key”. */
  readonly object: string;
  readonly fields: readonly { readonly key: string; readonly label: string; readonly step?: string | undefined }[];
  readonly scopes: readonly string[];
}

interface StepOutline {
  readonly id: string;
  readonly title: string;
  readonly attributes?: string;
  readonly text: string;
}

/** The source of a new guide: its structure, with TODO where only its author knows what to say. */
export function printGuide(outline: GuideOutline): string {
  const { method, isSetup, object } = outline;
  const title = isSetup ? `Set up ${object} in {provider.name}` : `Connect {provider.name} with ${object}`;
  const description = isSetup
    ? `One-time set-up in {provider.name}, before the first account is linked to {product.name}.`
    : `Link your {provider.name} account to {product.name} with ${object}.`;
  const steps = isSetup ? [...stepsOf(outline), callbackStep] : stepsOf(outline);
  return `---
title: ${title}
description: ${description}
method: { id: ${quote(method)} }
requires: ['TODO: the role in {provider.name} that may do this']
# When somebody has followed the guide, against: console. When somebody has read up on it, against: documentation.
# verified: { on: 2026-01-31, against: console }
---

<Section title="In {provider.name}" id="in-provider">

${printSteps(steps)}

</Section>
${isSetup ? '' : hubSection(outline)}`;
}

const callbackStep: StepOutline = {
  id: 'redirect-url',
  title: 'Enter the redirect URL',
  text: 'TODO: where it is entered. Leave the step out if there is none.\n\n<Copy>{callbackUrl}</Copy>',
};

function stepsOf({ fields, scopes }: GuideOutline): StepOutline[] {
  const open: StepOutline = {
    id: 'open-settings',
    title: 'Open the settings',
    text: 'TODO: sign in, and where to click. Then what the reader sees.',
  };
  const permissions: StepOutline[] =
    scopes.length === 0
      ? []
      : [
          {
            id: 'permissions',
            title: 'Choose the permissions',
            attributes: ` showScopes${scopes.every((scope) => /^[\w:/.*-]+$/u.test(scope)) ? ` scopes="${scopes.join(' ')}"` : ''}`,
            text: 'TODO: where they are ticked. Tick these, and no others:',
          },
        ];
  return [open, ...permissions, ...fieldSteps(fields)];
}

/** A step for each value the form asks for, or for those that come from the same step. */
function fieldSteps(fields: GuideOutline['fields']): StepOutline[] {
  const slugger = new GithubSlugger();
  for (const { step } of fields) if (step !== undefined) slugger.slug(step);
  const steps = new Map<string, { title: string; keys: string[] }>();
  for (const { key, label, step } of fields) {
    const words = label.replace(/[\\"<>{}&]/gu, '');
    const id = step ?? slugger.slug(`copy-${key.replace(/(?<=[a-z])(?=[A-Z])/gu, '-')}`);
    const known = steps.get(id);
    if (known) known.keys.push(key);
    else steps.set(id, { title: `Copy: ${words}`, keys: [key] });
  }
  return [...steps].map(([id, { title, keys }]) => ({
    id,
    title,
    text: `TODO: where the reader finds it. ${keys.map((key) => `<Field name="${key}" />`).join(' ')}`,
  }));
}

function printSteps(steps: readonly StepOutline[]): string {
  const printed = steps.map(
    ({ id, title, attributes = '', text }) =>
      `  <Step title="${title}" id="${id}"${attributes}>\n\n${text.replace(/^(?=.)/gmu, '    ')}\n\n  </Step>`,
  );
  return `<Steps>\n${printed.join('\n')}\n</Steps>`;
}

/** The way to the form, for readers of the vendor: the form itself stands below the guide. */
function hubSection({ isApproval }: GuideOutline): string {
  const start = isApproval
    ? 'The button below this guide is all you need. You can also start in {hub.name}.'
    : 'The form below this guide is all you need. You can also enter your values in {hub.name}.';
  return `
<WhitelabelHide>

## Another way to link

${start}

</WhitelabelHide>
`;
}

/** A method as a scalar in a flow map: one that YAML would read as a number stays a text. */
function quote(method: string): string {
  return /^[a-z][a-z\d-]*$/u.test(method) ? method : `'${method}'`;
}
