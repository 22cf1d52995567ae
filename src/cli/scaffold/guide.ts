import { join } from 'node:path';
import type { Provider } from '../../engine/index.ts';
import { commandError } from '../../system/command-error.ts';
import { providerBeside } from '../../workspace/standalone-file.ts';
import { commandFor } from './advice.ts';
import type { Scaffold } from './define.ts';
import { printGuide } from './guide-source.ts';
import { knownMethod, listMethods, methodForm } from './method-forms.ts';
import { problemOfGuidePart } from './names.ts';
import { checkPlace, connectionLines, planProvider } from './provider.ts';
import { findTaken, refuseTaken } from './taken.ts';

const parts = /^([^/]+)\/(setup\/)?([^/]+)$/u;

/** `guides/<provider>/<method>.mdx` or `guides/<provider>/setup/<method>.mdx`, and the provider where there is none. */
export const guide: Scaffold = {
  name: 'guide',
  example: 'lattice/api-key',
  note: () => `Its method is one of ${listMethods()}, or another.`,
  problemOf: (id) => {
    const [, provider, , method] = parts.exec(id) ?? [];
    if (provider === undefined || method === undefined)
      return 'The id of a guide is provider/method, such as lattice/api-key, or provider/setup/method.';
    return problemOfGuidePart(provider) ?? problemOfGuidePart(method);
  },
  plan: async (request) => {
    const { content, id } = request;
    const [, providerId = '', setup = '', method = ''] = parts.exec(id) ?? [];
    const path = `guides/${id}.mdx`;
    if (findTaken(content, path) !== undefined && !findTaken(content, `guides/${providerId}/provider.yaml`))
      throw commandError(
        `${join(content, path)} is there already, and its provider.yaml is missing: ${commandFor(content, 'new', `provider ${providerId}`)}`,
        2,
      );
    refuseTaken(content, [path, `pages/${path}`]);
    const isSetup = setup !== '';
    const connection = setup + method;
    const known = await readProvider(content, id, providerId);
    const form = methodForm(method, isSetup);
    const declared = known && Object.hasOwn(known.connections, connection) ? known.connections[connection] : undefined;
    const fields = known ? (declared?.fields ?? []) : form.fields;
    const source = printGuide({
      method,
      isSetup,
      isApproval: (declared?.fields ?? form.fields).length === 0,
      object: form.object,
      fields,
      scopes: Object.keys(known?.scopes ?? {}),
    });
    const files = [{ path, source }];
    if (!known) files.unshift(await planProvider(request, providerId, { [connection]: form }));
    const next = ['Replace everything that begins with TODO.'];
    const usual = knownMethod(method);
    if (usual === undefined)
      next.push(
        `${method} is no method that is known here, so that its form asks for a secret. Known are ${listMethods()}.`,
      );
    else if (usual !== method) next.push(`${method} is made as ${usual}, which is what other guides call it.`);
    if (known && !declared) {
      const lines = connectionLines({ [connection]: form }).map((line) => `  ${line}`);
      next.push(
        `Declare its form in the provider.yaml, and name the fields in the steps that produce them:\n${lines.join('\n')}`,
      );
    }
    return { files, next };
  },
};

async function readProvider(content: string, id: string, providerId: string): Promise<Provider | undefined> {
  const file = findTaken(content, `guides/${providerId}/provider.yaml`);
  if (file === undefined) {
    checkPlace(content, providerId);
    return undefined;
  }
  const { provider } = await providerBeside(join(content, `guides/${id}.mdx`));
  if (!provider)
    throw commandError(`${file} has an error. Find it with ${commandFor(content, 'check')}, and mend it first.`);
  return provider;
}
