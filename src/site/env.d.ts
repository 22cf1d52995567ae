/// <reference types="astro/client" />
declare module 'virtual:brand.css';
declare module 'virtual:head-script' {
  /** The script that runs before the page is painted. */
  export const headScript: { readonly path: string; readonly code: string };
}
declare module 'virtual:embed-script' {
  export const embedScript: { readonly path: string; readonly code: string };
}
declare module 'virtual:linking';
declare module 'virtual:search-words' {
  /** What the search says, by the names of the messages. */
  export const words: Readonly<Record<string, string>>;
  export const locale: string;
}
