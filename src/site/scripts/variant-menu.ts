/** Adds the menu of variants that pages have in a preview, and nowhere else. */
export async function addVariantMenu(): Promise<void> {
  const answer = await fetch('/@guide-variants');
  const { current, ids } = (await answer.json()) as { readonly current: string; readonly ids: readonly string[] };
  if (ids.length > 1) document.body.append(menuOf(current, ids));
}

function menuOf(shown: string, all: readonly string[]): HTMLElement {
  const label = document.createElement('label');
  label.style.cssText =
    'position:fixed;inset-block-end:12px;inset-inline-start:12px;z-index:99;padding:4px 10px;border:1px solid;' +
    'border-radius:8px;background:Canvas;color:CanvasText;font:13px system-ui';
  const select = document.createElement('select');
  select.style.cssText = 'border:0;background:inherit;color:inherit;font:inherit';
  for (const id of all) select.add(new Option(id, id, id === shown, id === shown));
  select.addEventListener('change', () => {
    const url = new URL(location.href);
    url.searchParams.set('variant', select.value);
    location.assign(url);
  });
  // A page that the browser brings back must not show the variant that was left for.
  addEventListener('pageshow', () => (select.value = shown));
  label.append('Variant ', select);
  return label;
}
