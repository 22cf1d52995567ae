import { z } from 'zod';

// What browsers drop or rewrite inside an address must not stand there in the first place.
const plainAddress = /^[^\s\p{C}"'<>\\^`{|}]+$/u;
const loopback = /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?(?:[/?#]|$)/iu;

/** The address of a website: `https:`, or `http:` on one's own machine. */
export const webAddress = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((url) => plainAddress.test(url), {
    message: 'it holds a character that an address writes as `%…`',
    abort: true,
  })
  .refine(
    (url) => /^https:\/\/[^/]/iu.test(url) || loopback.test(url),
    'it has to begin with `https://`; `http://` is for your own machine only',
  );

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
