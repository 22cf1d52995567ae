import { type NamedPage, nearestPages } from './nearest.ts';

const section = document.querySelector<HTMLElement>('[data-guide-nearest]');
if (section) void suggest(section, section.dataset['guideNearest'] ?? '');

async function suggest(place: HTMLElement, url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) return;
  const pages = (await response.json()) as NamedPage[];
  const nearest = nearestPages(location.pathname, pages);
  place.querySelector('ul')?.replaceChildren(
    ...nearest.map(([path, title]) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = path;
      link.textContent = title;
      const address = document.createElement('span');
      address.textContent = path;
      item.append(link, address);
      return item;
    }),
  );
  place.hidden = nearest.length === 0;
}
