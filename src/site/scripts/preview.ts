import type { PreviewNews } from '../../publication/preview-news.ts';
import { siteAddress } from './site-address.ts';
import { addVariantMenu } from './variant-menu.ts';

/** Pages in a preview reload when what they are made of changes, and say what is wrong with the content. No site has this. */
const edition = document.querySelector<HTMLElement>('script[data-edition]')?.dataset['edition'] ?? '';
const news = new EventSource(`/@guide-news?since=${edition}`);
news.addEventListener('message', ({ data }: MessageEvent<string>) => receive(JSON.parse(data) as PreviewNews));
let wasLost = false;
news.addEventListener('error', () => (wasLost = true));
news.addEventListener('open', () => {
  // The preview was started again: nobody knows what has changed since.
  if (wasLost) location.reload();
});
void addVariantMenu();

function receive(said: PreviewNews): void {
  if (said.type === 'problem') showProblem(said.problem);
  else if (said.paths.some((path) => isOfPage(path))) location.reload();
}

/** Whether a file is part of what this page shows: its own, or a picture or style sheet in it. */
function isOfPage(path: string): boolean {
  const page = decodeURIComponent(location.pathname)
    .slice(siteAddress('').length)
    .replace(/(?:index\.html)?$/u, '');
  if (path === `${page}index.html` || path === page || path === `${page.replace(/\/$/u, '')}/index.html`) return true;
  const isMissing = document.querySelector('[data-guide-nearest]') !== null;
  const address = CSS.escape(siteAddress(path));
  return isMissing || document.querySelector(`[src="${address}"],[href="${address}"]`) !== null;
}

/** The problem over the page, as text: what looks like a tag in a message is one of its words. */
function showProblem(problem: string | undefined): void {
  const shown = document.querySelector('guide-preview-problem');
  if (problem === undefined) {
    shown?.remove();
    return;
  }
  const place = shown ?? document.createElement('guide-preview-problem');
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(styles);
  root.adoptedStyleSheets = [style];
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  const text = document.createElement('pre');
  text.textContent = problem;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Hide until the next change';
  close.addEventListener('click', () => place.remove());
  box.append(text, close);
  root.replaceChildren(box);
  document.body.append(place);
}

const styles = `
div { position: fixed; inset: 0; z-index: 100; overflow: auto; padding: 2rem; background: rgb(24 24 27 / 92%); color: #f4f4f5 }
pre { max-width: 60rem; margin: 0 auto 1rem; font: 14px/1.6 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
button { display: block; margin: 0 auto; padding: 0.5rem 1rem; border: 1px solid; border-radius: 8px; background: none; color: inherit; font: 14px system-ui; cursor: pointer }
`;
