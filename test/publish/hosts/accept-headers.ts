/** What a client sends, and which of a page and its Markdown it gets. */
export interface AcceptCase {
  readonly client: string;
  readonly userAgent: string;
  readonly accept: string | undefined;
  readonly gets: 'markdown' | 'page';
}

const browser = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
const compatible = (name: string): string => `Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ${name})`;

const table: readonly (readonly [string, string, string | undefined, 'markdown' | 'page'])[] = [
  [
    'Claude Code',
    'Claude-User (claude-code/2.1.121; +https://support.anthropic.com/)',
    'text/markdown, text/html, */*',
    'markdown',
  ],
  ['Claude Code of 2025', 'axios/1.8.4', 'application/json, text/plain, */*', 'page'],
  ['Claude on the web', compatible('Claude-User/1.0; +claude-user@anthropic.com'), '*/*', 'markdown'],
  ['ClaudeBot', compatible('ClaudeBot/1.0; +claudebot@anthropic.com'), '*/*', 'markdown'],
  ['Cursor', 'Cursor/1.0', 'text/markdown, text/plain;q=0.9, */*;q=0.8', 'markdown'],
  ['OpenCode', browser, 'text/plain;q=1.0, text/markdown;q=0.9, text/html;q=0.8, */*;q=0.1', 'markdown'],
  [
    'OpenCode for Markdown',
    browser,
    'text/markdown;q=1.0, text/x-markdown;q=0.9, text/plain;q=0.8, text/html;q=0.7, */*;q=0.1',
    'markdown',
  ],
  [
    'OpenCode for HTML',
    browser,
    'text/html;q=1.0, application/xhtml+xml;q=0.9, text/plain;q=0.8, text/markdown;q=0.7, */*;q=0.1',
    'page',
  ],
  ['OpenClaw', 'openclaw', 'text/markdown, text/html;q=0.9, */*;q=0.8', 'markdown'],
  ['Codex', 'codex/1.0', 'text/html, */*', 'page'],
  [
    'ChatGPT',
    compatible('ChatGPT-User/1.0; +https://openai.com/bot'),
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.9',
    'page',
  ],
  ['GPTBot', compatible('GPTBot/1.2; +https://openai.com/gptbot'), '*/*', 'markdown'],
  ['Perplexity', compatible('PerplexityBot/1.0; +https://perplexity.ai/perplexitybot'), '*/*', 'markdown'],
  [
    'Googlebot',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'text/html,application/xhtml+xml,application/signed-exchange;v=b3,application/xml;q=0.9,*/*;q=0.8',
    'page',
  ],
  ['Bingbot', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', '*/*', 'page'],
  [
    'Chrome',
    browser,
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
    'page',
  ],
  [
    'Firefox',
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'page',
  ],
  [
    'Safari',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'page',
  ],
  [
    'an old Internet Explorer',
    'Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko',
    'text/html, application/xhtml+xml, image/jxr, */*',
    'page',
  ],
  ['a browser that fetches', browser, '*/*', 'page'],
  ['curl', 'curl/8.7.1', '*/*', 'page'],
  ['curl for Markdown', 'curl/8.7.1', 'text/markdown', 'markdown'],
  ['Wget', 'Wget/1.24.5', '*/*', 'page'],
  ['Go', 'Go-http-client/2.0', undefined, 'page'],
  ['Python', 'python-requests/2.32.3', '*/*', 'page'],
  ['Java', 'Java/17.0.2', 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', 'page'],
  ['afdocs', 'afdocs/0.9', 'text/markdown', 'markdown'],

  ['an agent that takes no Markdown', 'ClaudeBot/1.0', 'text/markdown;q=0, */*', 'page'],
  ['an agent that says nothing', 'ClaudeBot/1.0', undefined, 'markdown'],
  ['an agent that wants HTML', 'GPTBot/1.2', 'text/html;q=0.1', 'page'],
  ['a name that an agent’s is part of', 'Cursorial/1.0', '*/*', 'page'],
  ['a preview of a link', 'facebookexternalhit/1.1', '*/*', 'page'],

  ['markdown below HTML', 'test', 'text/markdown;q=0.8, text/html', 'page'],
  ['markdown above HTML', 'test', 'text/html;q=0.8, text/markdown', 'markdown'],
  ['markdown as good as HTML, later', 'test', 'text/html, text/markdown', 'page'],
  ['markdown as good as anything, later', 'test', '*/*, text/markdown', 'page'],
  ['markdown as good as any text', 'test', 'text/markdown;q=0.5, text/*;q=0.5', 'markdown'],
  ['no markdown', 'test', 'text/markdown;q=0, */*', 'page'],
  ['markdown hardly', 'test', 'text/markdown;q=0.05', 'markdown'],
  ['markdown hardly, HTML more', 'test', 'text/markdown;q=0.05, text/html;q=0.1', 'page'],
  ['capitals', 'test', 'Text/MARKDOWN;Q=0.9, TEXT/html;q=0.3', 'markdown'],
  ['parameters', 'test', 'text/markdown; variant=GFM; charset=utf-8; q=0.9, text/html; level=1; q=0.4', 'markdown'],
  ['blanks and tabs', 'test', '  text/markdown ;\tq=0.9 ,\ttext/html ; q=0.8', 'markdown'],
  ['a quality that is none', 'test', 'text/markdown;q=best, text/html;q=0.1', 'page'],
  ['a quality above 1', 'test', 'text/markdown;q=2, text/html;q=0.1', 'page'],
  ['a quality below 0', 'test', 'text/markdown;q=-1', 'page'],
  ['empty ranges', 'test', ', ,;;, text/markdown', 'markdown'],
  ['rubbish', 'test', '%%%;;;===', 'page'],
  ['a name that begins alike', 'test', 'text/markdown2, text/x-markdown', 'page'],
  ['nothing', 'test', '', 'page'],
  ['parameters and blanks without end', 'test', `text/html${';x= '.repeat(1900)};, text/markdown`, 'markdown'],
  ['a blank without end', 'test', `text/html;x=${' '.repeat(7000)};, text/markdown`, 'markdown'],
  ['two thousand ranges', 'test', `${'a/b;q=0.1,'.repeat(700)}text/markdown`, 'markdown'],
];

/** Headers of real clients, as they were seen on the wire or as their makers publish them, then hostile and odd ones. */
export const acceptCases: readonly AcceptCase[] = table.map(([client, userAgent, accept, gets]) => ({
  client,
  userAgent,
  accept,
  gets,
}));
