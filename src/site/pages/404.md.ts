import type { APIRoute } from 'astro';
import { filePathOf } from '../../engine/index.ts';
import { currentPublication } from '../current-publication.ts';

/** What agents read where there is no page. */
export const GET: APIRoute = async () => {
  const { site, translation, titles } = await currentPublication();
  const { say } = translation;
  const links = [
    { path: '/guides/', title: say('missing.guides') },
    { path: '/', title: say('missing.home') },
  ];
  const addressOf = (path: string): string => site.origin + (titles.has(path) ? filePathOf(path, 'md') : path);
  const lines = [
    ...(site.variant.agents.llms ? [`> ${say('site.agents', { url: `${site.origin}/llms.txt` })}`, ''] : []),
    `# ${say('missing.title')}`,
    '',
    say('missing.text'),
    '',
    ...links.map(({ path, title }) => `- [${title}](${addressOf(path)})`),
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
