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

declare namespace astroHTML.JSX {
  // WebMCP: https://webmachinelearning.github.io/webmcp/#declarative-webmcp
  interface FormHTMLAttributes {
    toolname?: string;
    tooldescription?: string;
    toolautosubmit?: boolean | '';
  }
  interface InputHTMLAttributes {
    toolparamdescription?: string;
  }
}
