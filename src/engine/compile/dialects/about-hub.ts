/** What titles about the vendor's own hub say, in its words or, where those are replaced, in ours. */
const hub = /\bthe (?:\S+ )?hub\b|\bconnect ui\b|\{hub\.name\}/iu;
const product = /\{(?:product|brand)\.\w+\}/u;

/** Whether a title is about the vendor's own hub; one of a section is if it names the product, too. */
export function isAboutHub(title: string, of: 'section' | 'step'): boolean {
  return hub.test(title) || (of === 'section' && product.test(title));
}
