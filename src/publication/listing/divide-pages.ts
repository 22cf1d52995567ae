import { type PageView, pathOf } from '../../engine/index.ts';
import { listFolder } from '../../engine/internal.ts';
import type { ListedKind } from '../../workspace/content-kinds.ts';
import type { Translation } from '../translate.ts';
import { divide } from './divide.ts';
import { lastUpdate } from './last-update.ts';
import { linkTo, listPage } from './list-page.ts';
import { addressExtent, extentOf, shareOf, textExtent } from './page-share.ts';

/** The list of a kind's pages, and the pages of its parts if it is too long for one. */
export function dividePages(
  kind: ListedKind,
  pages: readonly PageView[],
  origin: string,
  { say, locale }: Translation,
): PageView[] {
  const id = kind.path.slice(1, -1);
  const facts = { id, title: say(`${kind.name}.title`), description: say(`${kind.name}.description`), locale };
  const parts = divide(pages, (page) =>
    shareOf(
      extentOf({ html: 60, markdown: 12 }, [
        textExtent(page.title),
        textExtent(page.description),
        addressExtent(pathOf(page), origin),
      ]),
    ),
  );
  if (parts.length <= 1) return [listPage({ ...facts, ...lastUpdate(pages) }, [{ links: pages.map(linkTo) }])];
  let before = 0;
  const divided = parts.map((part, at) => {
    const label = `${before + 1} – ${(before += part.length)}`;
    return listPage(
      {
        ...facts,
        id: `${listFolder}/${id}/${at + 1}`,
        title: say('list.part', { list: facts.title, part: label }),
        ...lastUpdate(part),
      },
      [{ links: part.map(linkTo) }],
    );
  });
  const links = divided.map((page, at) => ({
    title: page.title,
    path: pathOf(page),
    text: [parts[at]?.[0]?.title, parts[at]?.at(-1)?.title].join(' – '),
  }));
  return [listPage({ ...facts, ...lastUpdate(pages) }, [{ links }]), ...divided];
}
