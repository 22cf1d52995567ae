/** Gives a copy button to values, code blocks and lists of scopes, and life to "copy as Markdown". */
export function enableCopying(root: Document): void {
  const template = root.querySelector<HTMLTemplateElement>('[data-guide-copy-template]');
  for (const place of template
    ? root.querySelectorAll<HTMLElement>('[data-guide-copy], .code-block, [data-guide-scopes-list]')
    : []) {
    const copied = textOf(place);
    const button = template?.content.firstElementChild?.cloneNode(true);
    if (!(button instanceof HTMLButtonElement) || copied === '') continue;
    const label = place.dataset['guideCopy'] || place.querySelector('.guide-label')?.textContent;
    if (label) button.setAttribute('aria-label', `${button.getAttribute('aria-label')}: ${label}`);
    button.addEventListener('click', () => void copy(button, Promise.resolve(copied)));
    place.append(button);
  }
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-guide-copy-page]')) {
    button.addEventListener('click', () => void copy(button, fetchText(button.dataset['guideCopyPage'] ?? '')));
  }
}

function textOf(place: HTMLElement): string {
  const scopes = [...place.querySelectorAll<HTMLElement>('[data-guide-scope]')];
  return scopes.length > 0
    ? scopes.map((scope) => scope.dataset['guideScope']).join(' ')
    : (place.textContent ?? '').replace(/\n$/u, '');
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Cannot copy ${url}: ${response.status}`);
  return response.text();
}

async function copy(button: HTMLButtonElement, text: Promise<string>): Promise<void> {
  const status = document.querySelector<HTMLElement>('[data-guide-status]');
  try {
    await navigator.clipboard.writeText(await text);
    say(button, status, 'done');
  } catch {
    say(button, status, 'failed');
  }
}

function say(button: HTMLButtonElement, status: HTMLElement | null, outcome: 'done' | 'failed'): void {
  button.dataset['outcome'] = outcome;
  if (status) status.textContent = status.dataset[outcome] ?? '';
  setTimeout(() => {
    delete button.dataset['outcome'];
    if (status) status.textContent = '';
  }, 2000);
}
