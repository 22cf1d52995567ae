import { h, type JSX } from 'preact';
import type { Part, StepLink } from './form.ts';

interface Properties extends Part {
  readonly step: StepLink;
  readonly id: string;
  readonly label: string;
}

/** "Where do I find this?": opens the very step of the guide, as the page shows it, beside the field. */
export function WherePanel({ form, step, id, label }: Properties): JSX.Element {
  const isOpen = form.isOn(id);
  return (
    <div class="link-where">
      <button
        type="button"
        class="link-inline-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => form.turn(id, !isOpen)}
      >
        {form.say('where')}
        <span class="visually-hidden"> {label}</span>
      </button>
      <div id={id} class="link-step" hidden={!isOpen}>
        <p class="link-step-title">{step.title}</p>
        {isOpen && <div class="guide-prose" ref={(place) => fill(place, step.id)} />}
        <a href={`#${step.id}`}>{form.say('where.step')}</a>
      </div>
    </div>
  );
}

/** Puts in what a step says, without what may stand on a page only once, and above it the marks of its title. */
function fill(place: HTMLElement | null, id: string): void {
  if (!place || place.firstChild) return;
  const step = document.getElementById(id)?.cloneNode(true) as Element | undefined;
  for (const field of step?.querySelectorAll('[data-guide-inline-input]') ?? []) field.remove();
  for (const marked of step?.querySelectorAll('[id], [data-guide-field]') ?? []) {
    marked.removeAttribute('id');
    marked.removeAttribute('data-guide-field');
  }
  for (const part of step?.children ?? []) {
    if (part.matches('.guide-prose')) place.append(...part.childNodes);
    if (part.matches('.guide-step-title')) place.previousElementSibling?.replaceChildren(...part.childNodes);
  }
}
