/** A variant that no file holds: what its file would say, as YAML or as data. */
export type GivenVariant =
  | { readonly id: string; readonly yaml: string }
  | { readonly id: string; readonly variant: Readonly<Record<string, unknown>> };

/** The variants of a project that no file holds, such as those of its database. */
export interface VariantSource {
  /** The variant whose site is at a host, in lower case and without a port, as it is now. */
  readonly variants: (host: string) => GivenVariant | undefined | Promise<GivenVariant | undefined>;
  /** All of them: what names one of them stands in no other's site. */
  readonly allVariants: () => readonly GivenVariant[] | Promise<readonly GivenVariant[]>;
}
