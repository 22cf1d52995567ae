const webAddress = /\b[a-z][a-z\d+.-]*:\/\/(?:[^\s/?#@]*@)?(?<host>[^\s/?#:@"'<>{}]+)(?<path>\/[^\s/?#"'<>{}]+)?/giu;
const mailAddress = /[\p{L}\p{N}._%+-]+@(?<host>[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/giu;
const bareHost = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]+$/iu;

/** Hosts under which anybody has an address: such a host alone names nobody. */
const sharedHosts: ReadonlySet<string> = new Set(
  (
    'github.com gitlab.com bitbucket.org linkedin.com x.com twitter.com facebook.com instagram.com youtube.com ' +
    'medium.com google.com apple.com microsoft.com slack.com discord.com discord.gg bsky.app mastodon.social t.me ' +
    'gmail.com googlemail.com outlook.com hotmail.com icloud.com yahoo.com proton.me gmx.de gmx.net web.de ' +
    'github.io gitlab.io pages.dev workers.dev netlify.app vercel.app web.app firebaseapp.com herokuapp.com ' +
    'onrender.com fly.dev azurewebsites.net azurestaticapps.net cloudfront.net amazonaws.com amplifyapp.com ' +
    'readthedocs.io gitbook.io notion.site webflow.io wordpress.com blogspot.com myshopify.com zendesk.com ' +
    'atlassian.net statuspage.io intercom.help freshdesk.com ngrok.io ngrok.app surge.sh deno.dev'
  ).split(' '),
);

/** Second levels below which names are registered: `acme.co.uk`. */
const secondLevels = /^(?:ac|co|com|edu|gob|gov|go|govt|id|ltd|me|mil|ne|net|nom|or|org|plc|sch)\.[a-z]{2}$/u;

/** The addresses in a text: hosts of web addresses, mail addresses with their hosts, a host that stands alone. */
export function addressesIn(text: string): { term: string; kind: 'host' | 'address' }[] {
  const found: { term: string; kind: 'host' | 'address' }[] = [];
  const addHost = (host: string, path = ''): void => {
    const name = host.toLowerCase().replace(/\.$/u, '');
    if (isLocal(name)) return;
    const isShared = sharedHosts.has(name.replace(/^www\./u, ''));
    if (!isShared) found.push({ term: name, kind: 'host' });
    else if (path !== '') found.push({ term: name.replace(/^www\./u, '') + path.toLowerCase(), kind: 'address' });
  };
  for (const { groups } of text.matchAll(webAddress)) addHost(groups?.['host'] ?? '', groups?.['path']);
  for (const { 0: mail, groups } of text.replace(webAddress, ' ').matchAll(mailAddress)) {
    found.push({ term: mail.toLowerCase(), kind: 'address' });
    addHost(groups?.['host'] ?? '');
  }
  if (bareHost.test(text.trim())) addHost(text.trim());
  return found;
}

/** The name a host was registered under, as far as a rule of thumb tells: `acme.example` of `connect.acme.example`. */
export function registeredHost(host: string): string | undefined {
  const labels = host.split('.');
  const lastTwo = labels.slice(-2).join('.');
  const registered = secondLevels.test(lastTwo) || sharedHosts.has(lastTwo) ? labels.slice(-3).join('.') : lastTwo;
  return registered === host || labels.length < 3 || sharedHosts.has(registered) ? undefined : registered;
}

function isLocal(host: string): boolean {
  return !host.includes('.') || host.endsWith('.localhost') || /^[\d.]+$/u.test(host) || host.startsWith('[');
}
