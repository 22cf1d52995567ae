import { html } from 'hono/html';
import { accountWords } from './account-words.ts';
import type { Account } from '../storage/accounts.ts';
import type { Sandbox, SandboxApp } from '../environment.ts';
import { type Markup, sendPage } from './page.ts';
import { takeUnlinked } from './unlink-page.ts';

/** Shows the linked accounts to whoever sits at the machine. */
export function addAccountsPage(app: SandboxApp, sandbox: Sandbox): void {
  const { accounts, base, guidePath, guidesPath } = sandbox;

  app.get('/accounts', (context) => {
    const linked = accounts.list();
    const unlinked = takeUnlinked(context, sandbox);
    const title = `Linked accounts (${linked.length})`;
    return sendPage(context, base, {
      title: unlinked === undefined ? title : `Unlinked: ${unlinked} – ${title}`,
      isWide: true,
      body: html`${guidePath ? html`<nav><a class="back" href="${guidesPath}">All guides</a></nav>` : ''}
        ${
          // The focus has it read aloud at once.
          unlinked === undefined
            ? ''
            : html`<p class="notice" tabindex="-1" autofocus>
                <strong>Unlinked: ${unlinked}.</strong> The sandbox has forgotten what was entered.
              </p>`
        }
        <h1>Linked accounts ${linked.length > 0 ? html`<span class="count">${linked.length}</span>` : ''}</h1>
        <p class="quiet">
          This is the sandbox: what was entered is kept, encrypted, on this machine alone.
          ${guidePath ? '' : html`It runs without the guides; <code>npm start</code> serves both.`}
        </p>
        ${
          linked.length > 0
            ? html`<ul class="accounts">
                ${linked.map((account) => accountRow(sandbox, account))}
              </ul>`
            : html`<div class="empty">
                <p><strong>No account is linked yet.</strong></p>
                <p>Every guide to linking an account ends in a form. Once it is sent, the account is listed here.</p>
                ${guidePath ? html`<a class="button main" href="${guidesPath}">Choose a guide</a>` : ''}
              </div>`
        }`,
    });
  });
}

function accountRow(sandbox: Sandbox, account: Account): Markup {
  const { name, method, organization, updated, guidePath } = accountWords(sandbox, account);
  const details = `account-${account.id}`;
  return html`<li>
    <div class="account">
      <h2>${name}</h2>
      <p>${method}, for ${organization}</p>
      <p class="quiet" id="${details}">
        <time datetime="${updated.iso}">${updated.words}</time> · <code>${account.id}</code>
      </p>
    </div>
    <div class="choices">
      ${guidePath === undefined ? '' : html`<a href="${guidePath}" aria-label="Guide: ${name}, ${method}">Guide</a>`}
      <a
        class="button"
        href="${sandbox.base}/accounts/${account.id}/unlink"
        aria-label="Unlink ${name}, for ${organization}"
        aria-describedby="${details}"
        >Unlink</a
      >
    </div>
  </li>`;
}
