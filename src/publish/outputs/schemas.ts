import { z } from 'zod';
import { guidesJsonSchema, publishedGuideSchema } from '../../engine/index.ts';
import { describeHttpProtocol } from '../../linking/protocol/http-protocol.ts';
import { defineOutputs } from './define.ts';

/** What the site's JSON holds; the protocol of endpoints is on the vendor's site alone, whose handbook leads to it. */
export const schemas = defineOutputs({
  name: 'schemas',
  paths: ['schema/guide.json', 'schema/guides.json', 'schema/linking.json'],
  of: ({ publication: { site }, renderer }) => {
    const described: Readonly<Record<string, () => unknown>> = {
      guide: () => z.toJSONSchema(publishedGuideSchema),
      guides: () => z.toJSONSchema(guidesJsonSchema),
      ...(site.variant.whitelabel ? {} : { linking: () => describeHttpProtocol('https://api.example.com/linking') }),
    };
    return Object.entries(described).map(([name, describe]) => ({
      path: `schema/${name}.json`,
      inputs: renderer.digest,
      print: () => `${JSON.stringify(describe(), undefined, 2)}\n`,
    }));
  },
});
