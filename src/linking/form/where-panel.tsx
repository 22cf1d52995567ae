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
        <p class="link-step-title" ref={(place) => fillTitle(place, step.id)}>
          {step.title}
        </p>
        {isOpen && <div class="guide-prose" ref={(place) => fill(place, step.id)} />}
        <a href={`#${step.id}`}>{form.say('where.step')}</a>
      </div>
    </div>
  );
}

/** Puts in the code and the marks of a title, which the page has; a link in it would lead away from the form. */
function fillTitle(place: HTMLElement | null, id: string): void {
  const title = document.getElementById(id)?.querySelector(':scope > .guide-step-title');
  if (!place || !title?.firstElementChild) return;
  const copy = title.cloneNode(true) as Element;
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  place.replaceChildren(...copy.childNodes);
}

/** Puts in what a step says, without what may stand on a page only once. */
function fill(place: HTMLElement | null, id: string): void {
  if (!place || place.firstChild) return;
  for (const prose of document.getElementById(id)?.querySelectorAll(':scope > .guide-prose') ?? []) {
    const copy = prose.cloneNode(true) as Element;
    for (const field of copy.querySelectorAll('[data-guide-inline-input]')) field.remove();
    for (const marked of copy.querySelectorAll('[id], [data-guide-field]')) {
      marked.removeAttribute('id');
      marked.removeAttribute('data-guide-field');
    }
    place.append(...copy.childNodes);
  }
}
