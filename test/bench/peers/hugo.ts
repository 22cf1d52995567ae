import { generatedSite } from '../generated-guide.ts';
import type { Peer } from './define.ts';
import { guideMarkdown } from './guide-markdown.ts';
import { installHugo } from './install-hugo.ts';
import { writeFiles } from './write-files.ts';

/** Hugo with a layout of the bench's own: as little as a site of guides can be. */
export const hugo: Peer = {
  id: 'hugo',
  name: 'Hugo',
  does: 'Markdown, a layout of four short files',
  out: 'public',
  install: installHugo,
  writeSite: (site) => writeFiles(site, siteFiles),
  writeGuide: (site, guide) =>
    writeFiles(site, {
      [`content/guides/${guide.provider}/${guide.method}.md`]: guideMarkdown(guide, {
        warning: (text) => `> [!WARNING]\n> ${text}`,
      }),
    }),
};

const siteFiles = {
  'hugo.toml': `baseURL = '${generatedSite.url}/'
title = '${generatedSite.name}'
languageCode = 'en'
disableKinds = ['taxonomy', 'term']
`,
  'layouts/_default/baseof.html': `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} · {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
<style>body { max-width: 44rem; margin: auto; font-family: sans-serif }</style>
</head>
<body>
<header><a href="/">{{ .Site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
`,
  'layouts/_default/single.html': `{{ define "main" }}<h1>{{ .Title }}</h1>
<nav>{{ .TableOfContents }}</nav>
<article>{{ .Content }}</article>{{ end }}
`,
  'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`,
  'layouts/index.html': `{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`,
};
