import { domainToASCII, domainToUnicode } from 'node:url';
import type { ForbiddenTerms, OwnTerm } from './forbidden-term.ts';

/** Terms whose hosts are also searched as they stand in addresses, `xn--mnchen-3ya.example`, and the other way round. */
export function withHostSpellings({ forbidden, own }: ForbiddenTerms): ForbiddenTerms {
  return {
    forbidden: forbidden.map((term) =>
      term.kind === 'pattern' || term.kind === 'archive' ? term : { ...term, ...spellingsOf(term.term, term.kind) },
    ),
    own: own.map((term) => ({ ...term, ...spellingsOf(term.term, term.kind) })),
  };
}

function spellingsOf(term: string, kind: OwnTerm['kind']): Pick<OwnTerm, 'spellings'> {
  const [, mailbox = '', host = '', path = ''] = /^(?:(.*@))?([^/@]+)(\/.*)?$/su.exec(term) ?? [];
  if (kind === 'name' || !/[^ -~]|xn--/iu.test(host)) return {};
  const others = [domainToASCII(host), domainToUnicode(host)].filter((other) => other !== '' && other !== host);
  return { spellings: others.map((other) => mailbox + other + path) };
}
