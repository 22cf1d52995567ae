/// <reference types="astro/client" />
declare module 'virtual:site-scripts' {
  /** Address of the script that runs before the page is painted. */
  export const selectorScript: string;
  /** Addresses of the form's script, by the name of the adapter in it. */
  export const formScripts: ReadonlyMap<string, string>;
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
