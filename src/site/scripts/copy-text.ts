/** Copies a text, and says on the button and to screen readers whether it could. */
export async function copyText(button: HTMLButtonElement, text: Promise<string>): Promise<void> {
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
