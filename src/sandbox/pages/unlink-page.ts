import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { accountWords } from './account-words.ts';
import { isSameSecret } from '../storage/encryption.ts';
import type { Sandbox, SandboxApp, SandboxContext } from '../environment.ts';
import { readForm } from '../read-body.ts';
import { sendPage } from './page.ts';

const cookieName = 'guide-unlinked';

/** Asks before an account is unlinked, unlinks it, and has the list of accounts say so. */
export function addUnlinkPage(app: SandboxApp, sandbox: Sandbox): void {
  const { accounts, base, vault } = sandbox;

  app.get('/accounts/:id/unlink', (context) => {
    const account = accounts.get(context.req.param('id'));
    if (!account) return sendGone(context, sandbox, 404);
    const { name, method, organization, updated, guidePath } = accountWords(sandbox, account);
    return sendPage(context, base, {
      title: `Unlink ${name}, for ${organization}?`,
      body: html`<nav><a class="back" href="${base}/accounts">Linked accounts</a></nav>
        <h1>Unlink this ${name} account?</h1>
        <dl>
          <div>
            <dt>For</dt>
            <dd>${organization}</dd>
          </div>
          <div>
            <dt>Linked by</dt>
            <dd>${guidePath === undefined ? method : html`<a href="${guidePath}">${method}</a>`}</dd>
          </div>
          <div>
            <dt>Last change</dt>
            <dd><time datetime="${updated.iso}">${updated.words}</time></dd>
          </div>
          <div>
            <dt>Reference</dt>
            <dd><code>${account.id}</code></dd>
          </div>
        </dl>
        <p>The sandbox forgets what was entered. To link the account again, you have to enter it again.</p>
        <form method="post" action="${base}/accounts/${account.id}/unlink">
          <input type="hidden" name="signature" value="${vault.sign('unlink', account.id)}" />
          <div class="choices">
            <button class="danger">Unlink account</button>
            <a class="button" href="${base}/accounts">Keep it</a>
          </div>
        </form>`,
    });
  });

  app.post('/accounts/:id/unlink', async (context) => {
    const id = context.req.param('id');
    const { signature } = await readForm(context);
    const account = accounts.get(id);
    const isAsked = typeof signature === 'string' && isSameSecret(signature, vault.sign('unlink', id));
    if (!isAsked || !account || !accounts.remove(id)) return sendGone(context, sandbox, 400);
    const { name, organization } = accountWords(sandbox, account);
    const words = Buffer.from(vault.seal(`${name}, for ${organization}`, cookieName)).toString('base64url');
    const path = `${base}/accounts`;
    setCookie(context, cookieName, words, { path, httpOnly: true, sameSite: 'Strict', maxAge: 60 });
    return context.redirect(path, 303);
  });
}

/** What was unlinked just now, said once. */
export function takeUnlinked(context: SandboxContext, { base, vault }: Sandbox): string | undefined {
  const words = getCookie(context, cookieName);
  if (words === undefined) return undefined;
  deleteCookie(context, cookieName, { path: `${base}/accounts` });
  try {
    return String(vault.unseal(Buffer.from(words, 'base64url'), cookieName));
  } catch {
    return undefined;
  }
}

function sendGone(context: SandboxContext, { base }: Sandbox, status: 400 | 404): Promise<Response> {
  return sendPage(context, base, {
    title: 'Nothing was unlinked',
    status,
    body: html`<h1>Nothing was unlinked</h1>
      <p>The account had been unlinked before, or the page was out of date.</p>
      <p><a class="button" href="${base}/accounts">See what is linked</a></p>`,
  });
}
