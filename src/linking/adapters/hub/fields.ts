import type { LinkNotice } from '../../protocol/define.ts';
import {
  type EndpointField,
  fieldCheck,
  fieldCondition,
  fieldOptions,
  fieldType,
} from '../../protocol/endpoint-fields.ts';
import { own, ownList, ownText, scalarText } from '../../protocol/own.ts';
import { shownText } from '../../protocol/shown-text.ts';
import type { Integration } from './integration.ts';

/** Whether a value is a secret that the hub keeps, masked: `__secretvalue:**redacted**` and its last characters. */
export function isRedacted(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('__secretvalue:**redacted**');
}

/** A field of a connector's configuration; none where it has no key. */
export function readHubField(field: unknown, { stored, secrets, triggerToken }: Integration): EndpointField[] {
  const key = ownText(field, 'key');
  if (key === undefined) return [];
  const type = own(field, 'type');
  const kept = isRedacted(own(secrets, key));
  const secret = type === 'password' || own(field, 'secret') === true || kept;
  const value = key === 'external-trigger-token' ? triggerToken : (own(stored, key) ?? own(field, 'value'));
  const guide = own(field, 'guide');
  const help = ownText(guide, 'description') ?? ownText(field, 'description') ?? ownText(field, 'tooltip');
  return [
    {
      key,
      label: ownText(field, 'label'),
      placeholder: ownText(field, 'placeholder'),
      type: fieldType(type),
      secret,
      required: own(field, 'required') === true,
      help,
      value: secret ? undefined : scalarText(value),
      isKept: kept || undefined,
      ...readValidation(own(field, 'validation')),
      options: fieldOptions(ownList(field, 'options')),
      visibleWhen: fieldCondition(own(field, 'visibleWhen') ?? own(field, 'visible_when') ?? own(field, 'condition')),
    },
  ];
}

/** Older hubs say `html-pattern` and `domain`, newer ones `pattern` and `format`. */
function readValidation(validation: unknown): ReturnType<typeof fieldCheck> {
  const pattern = ownText(validation, 'pattern');
  const isDomain = own(validation, 'type') === 'domain';
  // The reference client lets anything stand around a domain, and so takes `example.com.attacker.net`.
  const domain = String.raw`^(?:https?://)?(?:[\w\-]+\.)*(?:${pattern ?? ''})\.com(?:[:/?#]\S*)?$`;
  return fieldCheck(
    isDomain && pattern !== undefined ? domain : pattern,
    own(validation, 'format'),
    own(validation, 'error') ?? own(validation, 'message'),
  );
}

/** What a connector says before its fields. */
export function readHubNotice(notice: unknown): LinkNotice[] {
  const text = shownText(own(notice, 'description'));
  return text === '' ? [] : [{ level: own(notice, 'type') === 'info' ? 'info' : 'warning', text }];
}
