import { z } from 'zod';
import { replaceVariables } from '../variable.ts';

// What browsers drop or rewrite inside an address must not stand there in the first place.
const plainAddress = /^[^\s\p{C}"'<>\\^`{|}]+$/u;
const loopback = /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?(?:[/?#]|$)/iu;

const anyWebAddress = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((url) => plainAddress.test(url), {
    message: 'it holds a character that an address writes as `%…`',
    abort: true,
  })
  .refine((url) => /^https:\/\/[^/]/iu.test(url) || loopback.test(url), {
    message: 'it has to begin with `https://`; `http://` is for your own machine only',
    abort: true,
  });

const hostForm =
  'the name of its host is letters, digits, hyphens and dots: all else means something to the servers and browsers that are told of it';

/** The address of a website: `https:`, or `http:` on one's own machine. */
export const webAddress = anyWebAddress.refine(hasPlainHost, hostForm);

/** `https://a.example;autoindex` is an address too, and would be two directives in the configuration of a server. */
function hasPlainHost(url: string): boolean {
  const [, written = ''] = /^https?:\/\/([^/?#]*)/iu.exec(url) ?? [];
  return !written.includes('%') && isPlainHost(new URL(url).hostname);
}

/** Whether the name of a host, or its number, has no sign that means something elsewhere. */
export function isPlainHost(hostname: string): boolean {
  return /^(?:[a-z\d_-]+\.)*[a-z\d_-]+\.?$|^\[[\da-f:.]+\]$/u.test(hostname);
}

/** A file that a page shows: a path of the site, or an address elsewhere. */
export const fileAddress = eitherAddress(
  [isSitePath],
  'it has to be a path such as `/images/logo.svg` or an address such as `https://example.com/logo.svg`',
);

/** Where a link of a page's frame leads: a path of the site, a website or a mailbox. */
export const linkAddress = eitherAddress(
  [isSitePath, (address) => /^mailto:[^\s@:]+@[^\s@:]+$/iu.test(address)],
  'it has to be an address such as `https://example.com` or `mailto:help@example.com`, or a path such as `/help/`',
);

/** A path of the site itself. */
export const sitePath = z
  .string()
  .refine(
    (address) => isSitePath(address) && plainAddress.test(address),
    'it has to be a path of the site such as `/session`',
  );

/** The address of a website in which variables may stand. */
export const variableAddress = z
  .string()
  .refine(
    (address) => webAddress.safeParse(replaceVariables(address, { get: () => 'x' })).success,
    'it has to be an address such as `https://example.com/connect/{provider.id}`',
  );

function eitherAddress(forms: readonly ((address: string) => boolean)[], message: string): z.ZodString {
  return z
    .string()
    .refine(
      (address) =>
        plainAddress.test(address) &&
        (webAddress.safeParse(address).success || forms.some((isOfForm) => isOfForm(address))),
      message,
    );
}

function isSitePath(address: string): boolean {
  return /^\/(?!\/)/u.test(address);
}

/**
 * Where a form is sent: a path of the site such as `/linking`, or an address. Nothing comes
 * after its path, since the adapter's own paths do.
 */
export const endpointAddress = z
  .string()
  .superRefine((address, context) => {
    const reason = endpointMistake(address);
    if (reason !== undefined) context.addIssue(reason);
  })
  .transform((address) => address.replace(/\/+$/u, ''));

/** Who may show a page in a frame: an origin as browsers write it, `https://app.example.com`. */
export const originAddress = anyWebAddress
  .refine((address) => /^https?:\/\/[^/?#@*]+\/?$/iu.test(address), {
    message:
      'it has to be an origin such as `https://app.example.com`, each named in full, without a path and without `*`',
    abort: true,
  })
  .refine(hasPlainHost, hostForm)
  .transform((address) => new URL(address).origin);

function endpointMistake(address: string): string | undefined {
  if (address.startsWith('/')) {
    if (!/^\/[^/]/u.test(address) || !plainAddress.test(address)) return endpointForms;
  } else {
    const { success, error } = webAddress.safeParse(address);
    if (!success) return error.issues[0]?.code === 'custom' ? error.issues[0].message : endpointForms;
    if (/^https?:\/\/[^/?#]*@/iu.test(address)) return 'a user name or password in an address is seen by every reader';
  }
  return /[?#]/u.test(address) ? 'nothing may come after its path, neither `?…` nor `#…`' : undefined;
}

const endpointForms =
  'it has to be an address such as `https://api.example.com`, or a path of the site such as `/linking`';
