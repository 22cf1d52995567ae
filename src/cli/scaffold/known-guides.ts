import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isForAuthors } from '../../workspace/content-folder.ts';
import { type MethodForm, methodForm } from './method-forms.ts';
import { nameOf } from './names.ts';

/** The forms of the guides that a provider's folder has already, by the names of their connections: `setup/oauth-2-0`. */
export function formsOfGuides(content: string, provider: string): Readonly<Record<string, MethodForm>> {
  const folder = join(content, 'guides', provider);
  const forms = ['', 'setup/'].flatMap((part) =>
    guidesIn(join(folder, part)).map(([method, path]): [string, MethodForm] => [
      part + method,
      formOf(methodForm(method, part !== ''), path),
    ]),
  );
  return Object.fromEntries(forms);
}

function guidesIn(folder: string): [method: string, path: string][] {
  try {
    const names = readdirSync(folder).filter((name) => /^[^.].*\.mdx?$/u.test(name) && !isForAuthors(name));
    return names.sort().map((name) => [name.replace(/\.mdx?$/u, ''), join(folder, name)]);
  } catch {
    return [];
  }
}

/** A form with the fields that the guide itself names in its steps, if it names any. */
function formOf(form: MethodForm, path: string): MethodForm {
  const named = readFileSync(path, 'utf8').matchAll(/<Field\s+name=["']([A-Za-z_][\w.-]*)["']/gu);
  const keys = [...new Set([...named].flatMap(([, key]) => key ?? []))];
  if (keys.length === 0) return form;
  const fields = keys.map((key) => {
    const secret = /key|secret|token|password/iu.test(key) && !/id$/iu.test(key);
    const label = nameOf(key.replace(/(?<=[a-z\d])(?=[A-Z])/gu, ' ').replaceAll('.', ' '));
    return form.fields.find((field) => field.key === key) ?? { key, label, type: secret ? 'password' : 'text', secret };
  });
  return { ...form, fields: fields as MethodForm['fields'] };
}
