/**
 * `<guide-embed src="https://connect.example/guides/lattice/api-key/">` shows a guide in a
 * page of another site: a frame as high as the guide, which links accounts by the session that
 * the page gives it. Loaded from the guide's own site, and the same for all sites.
 */

/** For whom an account is linked: a token, or with it the id of a linked account to edit. */
type EmbedSession = string | { readonly session: string; readonly account?: string };

const style = `
:host { display: block; position: relative }
div { position: absolute; scroll-margin-block-start: 20vh }
iframe { display: block; inline-size: 100%; block-size: 40rem; border: 0; color-scheme: light dark }
`;

/** Approvals open windows, which have to be free of the frame's own limits. */
const sandbox =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** Where the site is that this script is of. */
const root =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript.src.replace(/[^/]*$/, '') : '';

class GuideEmbed extends HTMLElement {
  static readonly observedAttributes = ['src', 'title'];

  /** Asked for a session each time that a guide is shown, where `session` has none. */
  declare getSession?: () => EmbedSession | undefined | Promise<EmbedSession | undefined>;

  readonly #frame = document.createElement('iframe');
  /** Where in the guide the page is to be scrolled to. */
  readonly #place = document.createElement('div');
  #session: EmbedSession | undefined;
  #origin = '';
  #nonce: string | undefined;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#place);
    this.#frame.setAttribute('sandbox', sandbox);
    this.#frame.allow = 'clipboard-write';
    // A session that was set before this script came hides the accessor.
    if (Object.hasOwn(this, 'session')) {
      const { session } = this;
      Reflect.deleteProperty(this, 'session');
      this.session = session;
    }
  }

  get session(): EmbedSession | undefined {
    return this.#session;
  }

  /** Given to the guide at once, or when it is there. Never in an address. */
  set session(session: EmbedSession | undefined) {
    this.#session = session;
    void this.#handOver();
  }

  connectedCallback(): void {
    addEventListener('message', this.#hear);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
    this.#frame.remove();
  }

  attributeChangedCallback(name: string): void {
    if (name === 'title') this.#frame.title = this.title || 'Guide';
    else if (this.isConnected) this.#show();
  }

  #show(): void {
    this.#nonce = undefined;
    this.#frame.remove();
    const address = this.getAttribute('src') ?? '';
    const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) return;
    const base = baseOf(url);
    if (!url.pathname.startsWith(`${base}/embed/`)) url.pathname = `${base}/embed${url.pathname.slice(base.length)}`;
    url.hash = '';
    this.#origin = url.origin;
    this.#frame.title = this.title || 'Guide';
    this.#frame.src = url.href;
    this.shadowRoot?.append(this.#frame);
  }

  readonly #hear = ({ origin, source, data }: MessageEvent<unknown>): void => {
    if (origin !== this.#origin || source !== this.#frame.contentWindow || typeof data !== 'object') return;
    const { type, nonce, title, height, top, account } = (data ?? {}) as Record<string, unknown>;
    if (type === 'guide:ready' && typeof nonce === 'string') {
      this.#nonce = nonce;
      if (!this.title && typeof title === 'string') this.#frame.title = title;
      void this.#handOver();
    }
    if (type === 'guide:height' && typeof height === 'number') this.#frame.style.blockSize = `${height}px`;
    if (type === 'guide:scroll' && typeof top === 'number') {
      this.#place.style.insetBlockStart = `${top}px`;
      this.#place.scrollIntoView();
    }
    if (type === 'guide:linked')
      this.dispatchEvent(new CustomEvent('guide-linked', { detail: account, bubbles: true, composed: true }));
  };

  async #handOver(): Promise<void> {
    const nonce = this.#nonce;
    if (nonce === undefined) return;
    const given = this.#session ?? (await this.getSession?.());
    // Another guide may have taken the place of the one that asked.
    if (!given || nonce !== this.#nonce) return;
    const { session, account } = typeof given === 'string' ? { session: given, account: undefined } : given;
    this.#frame.contentWindow?.postMessage({ type: 'guide:session', nonce, session, account }, this.#origin);
  }
}

/** The path of its host below which a guide's site is: that of this script, or if that lies elsewhere, what stands before the guides. */
function baseOf({ href, pathname }: URL): string {
  if (root !== '' && href.startsWith(root)) return new URL(root).pathname.slice(0, -1);
  return /^(.*?)(?:\/embed)?\/guides\//.exec(pathname)?.[1] ?? '';
}

if (!customElements.get('guide-embed')) customElements.define('guide-embed', GuideEmbed);
