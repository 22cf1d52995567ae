/** What is said in the place of a page that there is not, or that may not be sent. It names nobody. */
const sentences = {
  400: ['This address cannot be read', 'Check how it is written.'],
  421: ['There is no site here', 'Check the address, or ask whoever gave it to you.'],
  500: ['This page cannot be shown', 'Please try again later. The other pages are there.'],
  503: ['Please wait a moment', 'The pages are not ready yet.'],
} as const;

/** An answer that belongs to no variant. */
export function neutralPage(status: keyof typeof sentences, method = 'GET'): Response {
  const [title, text] = sentences[status];
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<h1>${title}</h1>
<p>${text}</p>
</html>
`;
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': String(page.length),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    ...(status === 503 ? { 'Retry-After': '5' } : {}),
  };
  return new Response(method === 'HEAD' ? null : page, { status, headers });
}
