import { createApp } from 'astro/app/entrypoint';
import { encodePath } from '../engine/internal.ts';

/** What every page is drawn from: see `env.d.ts`. */
type Locals = App.Locals;

const app = createApp({ streaming: false });
// What a page's component throws is for whoever asked for the page; Astro would draw a page of errors.
app.renderError = (_request, { error, status }) => {
  throw error ?? new Error(`Cannot draw the page: ${status ?? 'no status'}`);
};

/** Draws the page of a path, as a whole document of HTML; throws what its components throw. */
export async function render(path: string, locals: Locals): Promise<string> {
  const response = await app.render(new Request(new URL(encodePath(path), 'http://page.invalid')), { locals });
  return response.text();
}
