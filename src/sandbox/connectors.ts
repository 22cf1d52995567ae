import type { Field, Guide } from '../engine/index.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What can be linked by one guide. */
export interface Connector {
  /** Id of the guide, such as `lattice/api-key`. */
  readonly guide: string;
  readonly provider: { readonly id: string; readonly name: string; readonly category: string };
  readonly method: { readonly id: string; readonly label: string };
  /** Whether an account is linked, or a connector set up. */
  readonly isSetup: boolean;
  /** Whether the provider asks for approval in a window of its own. */
  readonly isAuthorized: boolean;
  readonly fields: readonly Field[];
  /** Every scope of the guide, with what it allows. */
  readonly scopes: ReadonlyMap<string, string>;
  /** What `provider.yaml` says for verifying the fields. */
  readonly verify?: Readonly<Record<string, unknown>>;
}

/** Everything that can be linked, by the id of its guide. */
export type Connectors = ReadonlyMap<string, Connector>;

/** Reads the connectors of a content folder: one for each guide that has a provider. */
export function readConnectors({ guides, providers }: Pick<Workspace, 'guides' | 'providers'>): Connectors {
  const connectors = guides.flatMap((guide) => {
    const provider = providers.find((each) => each.provider.id === guide.provider?.id)?.provider;
    const verify = provider?.connections[connectionOf(guide)]?.verify;
    return guide.provider && guide.method ? [[guide.id, readConnector(guide, verify)] as const] : [];
  });
  return new Map(connectors.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function readConnector(guide: Guide, verify: Readonly<Record<string, unknown>> | undefined): Connector {
  const provider = guide.provider ?? { id: guide.id, name: guide.title, category: 'other' };
  const method = guide.method ?? { id: guide.id, label: guide.title };
  const isSetup = guide.kind === 'connector-profile';
  return {
    guide: guide.id,
    provider: { id: provider.id, name: provider.name, category: provider.category },
    method,
    isSetup,
    isAuthorized: !isSetup && guide.fields.length === 0,
    fields: guide.fields,
    scopes: new Map(Object.values(guide.scopes).map(({ name, description }) => [name, description ?? name])),
    ...(verify ? { verify } : {}),
  };
}

/** The key of the guide's connection in `provider.yaml`, such as `setup/oauth-2-0`. */
function connectionOf(guide: Guide): string {
  return guide.id.replace(/^[^/]+\//u, '');
}

/** The id of a connector in an address, where the guide's id has slashes. */
export function integrationOf(connector: Connector): string {
  return connector.guide.replaceAll('/', '.');
}

/** The connector of such an id. */
export function findIntegration(connectors: Connectors, integration: string): Connector | undefined {
  return connectors.get(integration.replaceAll('.', '/'));
}
