/** What every runtime the engine is for has beside ECMAScript itself (WinterTC's minimum common API). */
declare class TextDecoder {
  constructor(label: 'utf-8' | 'latin1', options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class URL {
  constructor(url: string);
  readonly hostname: string;
  readonly origin: string;
}
