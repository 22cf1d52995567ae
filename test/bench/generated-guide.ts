/** A guide of the bench before it is written in the form of Stepwell or of one of its peers. */
export interface GeneratedGuide {
  readonly provider: string;
  readonly method: string;
  readonly title: string;
  readonly description: string;
  readonly warning: string;
  readonly sections: readonly GeneratedSection[];
  readonly goodToKnow: string;
  readonly openHub: string;
  readonly connect: string;
}

export interface GeneratedSection {
  readonly title: string;
  readonly intro: string;
  readonly steps: readonly GeneratedStep[];
}

export interface GeneratedStep {
  readonly title: string;
  readonly text: string;
  /** The end of a path through settings. */
  readonly setting: string;
  /** Permissions that the step gives. */
  readonly scopes: readonly string[];
  /** Whether the reader is shown them. */
  readonly showScopes: boolean;
  /** Two points of a list, and the permission that the second names. */
  readonly points?: { readonly first: string; readonly second: string; readonly scope: string };
  /** Whether the reader copies the value of the form's field here. */
  readonly hasField: boolean;
}

export interface GeneratedProvider {
  readonly id: string;
  readonly index: number;
  /** The help text of each method's field. */
  readonly help: readonly string[];
  readonly guides: readonly GeneratedGuide[];
}

/** Guides of each generated provider, one of each method. */
export const methods = ['api-key', 'basic', 'oauth-2-0', 'personal-access-token'] as const;

/** What the providers' actions and scopes are about. */
export const subjects = ['people', 'jobs', 'goals', 'files', 'teams', 'invoices'] as const;

/** The site that has the guides, in every form. */
export const generatedSite = { name: 'Bench', hub: 'Bench Hub', url: 'https://guides.example' } as const;

/** Makes `count` guides; the same count makes the same. */
export function generateProviders(count: number): GeneratedProvider[] {
  const random = createRandom(count);
  return Array.from({ length: Math.ceil(count / methods.length) }, (_unused, index) => {
    const id = `provider-${String(index).padStart(5, '0')}`;
    const help = methods.map(() => phrase(random, 6));
    const written = methods.slice(0, Math.min(methods.length, count - index * methods.length));
    return { id, index, help, guides: written.map((method) => generateGuide(id, method, random)) };
  });
}

/** The guides of all providers, in order. */
export function generateGuides(count: number): GeneratedGuide[] {
  return generateProviders(count).flatMap(({ guides }) => guides);
}

/** The guide with one sentence more: what an author's edit leaves. */
export function editGuide(guide: GeneratedGuide): GeneratedGuide {
  return { ...guide, goodToKnow: `${guide.goodToKnow} One sentence more.` };
}

function generateGuide(provider: string, method: string, random: Random): GeneratedGuide {
  return {
    provider,
    method,
    title: `Connect ${provider} with ${method}`,
    description: sentence(random, 14),
    warning: sentence(random, 16),
    sections: [
      generateSection('Create the credentials', [0, 1, 2], random),
      generateSection('Give the permissions', [3, 4], random),
    ],
    goodToKnow: sentence(random, 16),
    openHub: sentence(random, 10),
    connect: sentence(random, 10),
  };
}

function generateSection(title: string, steps: readonly number[], random: Random): GeneratedSection {
  return { title, intro: sentence(random, 18), steps: steps.map((index) => generateStep(index, random)) };
}

function generateStep(index: number, random: Random): GeneratedStep {
  const scope = subjects[Math.floor(random() * subjects.length)] ?? 'people';
  const both = [`${scope}:read`, `${scope}:write`];
  const all = subjects.flatMap((name) => [`${name}:read`, `${name}:write`]);
  return {
    title: phrase(random, 4),
    text: sentence(random, 10),
    setting: phrase(random, 2),
    scopes: index === 4 ? all : index % 2 === 1 ? both : [],
    showScopes: index === 4,
    ...(index % 2 === 0
      ? { points: { first: sentence(random, 7), second: sentence(random, 7), scope: `${scope}:read` } }
      : {}),
    hasField: index === 2,
  };
}

type Random = () => number;

/** Mulberry32: a small generator whose numbers depend on the seed alone. */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words =
  'open the admin console and choose settings then select the integration you want to connect copy this value now because it is shown only once paste it into the form below check that the account has the role of an owner before you go on'.split(
    ' ',
  );

function sentence(random: Random, length: number): string {
  return `${phrase(random, length)}.`;
}

function phrase(random: Random, length: number): string {
  const text = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? 'the').join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
