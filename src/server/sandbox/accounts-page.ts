import { html } from 'hono/html';
import { isSameSecret } from './encryption.ts';
import type { Sandbox, SandboxApp } from './environment.ts';
import { sendPage } from './page.ts';

/** Shows the linked accounts to whoever sits at the machine, and unlinks them. */
export function addAccountsPage(app: SandboxApp, sandbox: Sandbox): void {
  const { accounts, base, connectors, vault } = sandbox;
  const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

  app.get('/accounts', (context) => {
    const linked = accounts.list();
    const rows = linked.map((account) => {
      const connector = connectors.get(account.guide);
      const name = connector?.provider.name ?? account.provider;
      const when = new Date(account.updated);
      return html`<li>
        <div>
          <h2>${name}</h2>
          <p>${connector?.method.label ?? account.guide}, for ${account.organization}</p>
          <p class="quiet">
            <time datetime="${when.toISOString()}">${time.format(when)}</time> · <code>${account.id}</code>
          </p>
        </div>
        <form method="post" action="${base}/accounts/${account.id}/unlink">
          <input type="hidden" name="signature" value="${vault.sign('unlink', account.id)}" />
          <button aria-label="Unlink ${name}, for ${account.organization}">Unlink</button>
        </form>
      </li>`;
    });
    return sendPage(context, base, {
      title: `Linked accounts (${linked.length})`,
      body: html`<p class="eyebrow">Sandbox. What was entered is kept, encrypted, on this machine alone.</p>
        <h1>Linked accounts</h1>
        ${
          rows.length > 0
            ? html`<ul class="accounts">
                ${rows}
              </ul>`
            : html`<p class="accounts">No account is linked yet. Link one in a guide, then reload this page.</p>`
        }`,
    });
  });

  app.post('/accounts/:id/unlink', async (context) => {
    const id = context.req.param('id');
    const { signature } = await context.req.parseBody();
    if (typeof signature !== 'string' || !isSameSecret(signature, vault.sign('unlink', id))) {
      return sendPage(context, base, {
        title: 'Nothing was unlinked',
        status: 400,
        body: html`<h1>Nothing was unlinked</h1>
          <p>This page was out of date. <a href="${base}/accounts">Open the accounts again</a>, then unlink.</p>`,
      });
    }
    accounts.remove(id);
    return context.redirect(`${base}/accounts`, 303);
  });
}
