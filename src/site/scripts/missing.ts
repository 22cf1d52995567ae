import { type NamedPage, nearestPages } from './nearest.ts';

/** Lists the pages whose address is most like the one that does not exist. */
export async function suggestPages(root: Document): Promise<void> {
  const place = root.querySelector<HTMLElement>('[data-guide-nearest]');
  if (!place) return;
  const response = await fetch(place.dataset['guideNearest'] ?? '');
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
