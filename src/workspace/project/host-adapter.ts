/** A built site, as something that serves it has to know it. */
export interface HostedSite {
  readonly id: string;
  /** Where it will be: `https://connect.acme.example`. */
  readonly origin: string;
  /** What its files `_headers` and `_redirects` say. */
  readonly headers: string;
  readonly redirects: string;
  /** The module that answers requests on edge platforms, as text: `answerAtEdge(request, environment, rules)`. */
  readonly answer: string;
}

/** A file for a host. */
export interface HostFile {
  readonly name: string;
  readonly content: string;
}

/** What a web server or a platform is told, so that it serves a site as `npm run serve` does. */
export interface HostAdapter {
  readonly name: string;
  readonly files: (site: HostedSite) => readonly HostFile[] | Promise<readonly HostFile[]>;
}
