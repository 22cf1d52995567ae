/** The components that a project can replace, by their names; where they are in `src/site`. */
export const components = {
  Layout: 'layouts/Page.astro',
  Header: 'components/frame/SiteHeader.astro',
  Footer: 'components/frame/SiteFooter.astro',
  PageFrame: 'components/frame/PageFrame.astro',
  PageMenu: 'components/frame/PageMenu.astro',
  Breadcrumbs: 'components/frame/Breadcrumbs.astro',
  SearchForm: 'components/frame/SearchForm.astro',
  DocumentPage: 'components/document/DocumentPage.astro',
  DocumentArticle: 'components/document/DocumentArticle.astro',
  Outline: 'components/document/Outline.astro',
  GuideSelector: 'components/document/GuideSelector.astro',
  LinkSection: 'components/document/LinkSection.astro',
  ProviderPage: 'components/lists/ProviderPage.astro',
  ProviderCard: 'components/lists/ProviderCard.astro',
  GuideCard: 'components/lists/GuideCard.astro',
  Monogram: 'components/Monogram.astro',
  Icon: 'components/Icon.astro',
} as const;

/** The name of one of them. */
export type ComponentName = keyof typeof components;
