/** A small content folder as data, so that it can be edited at random and stays free of mistakes. */

/** A guide or a page; links name others by their keys, wherever those are by now. */
export interface TestDocument {
  title: string;
  description: string;
  /** Paragraphs and steps. */
  words: string[];
  links: string[];
  updated: string | undefined;
  /** Whether a part is for the vendor's readers alone. */
  hides: boolean;
}

export interface TestGuide extends TestDocument {
  provider: string;
  method: string;
  label: string;
  isSetup: boolean;
  requires: string[];
  verified: string | undefined;
  /** Whether its second step depends on a scope. */
  isConditional: boolean;
}

export interface TestPage extends TestDocument {
  /** From the content folder, without its extension. */
  path: string;
}

export interface TestProvider {
  /** Name of its folder. */
  id: string;
  name: string;
  category: string;
  description: string | undefined;
  website: string | undefined;
  actions: { id: string; label: string; scopes: string[] }[];
  scopes: Record<string, string>;
  /** Labels of fields by their keys. */
  fields: Record<string, string>;
}

export interface TestVariant {
  site: string;
  name: string;
  logo: boolean;
  accent: string;
  mail: string;
  plan: string;
  /** Keys of the guides that it leaves out. */
  exclude: string[];
  /** Whether it leaves out all guides for the set-up. */
  leavesSetups: boolean;
  /** Of a provider, by its key, how many of its actions it offers. */
  offers: Record<string, number>;
  unlinks: boolean;
  links: boolean;
  /** Other keys of its file. */
  more: Record<string, unknown>;
  messages: Record<string, string>;
  hasMistake: boolean;
}

/** Everything by keys that never change. */
export interface TestContent {
  providers: Record<string, TestProvider>;
  guides: Record<string, TestGuide>;
  pages: Record<string, TestPage>;
  variants: Record<string, TestVariant>;
  /** Files of the folder `public`. */
  files: Record<string, string>;
  /** The provider that is edited next. */
  edited: string;
}
