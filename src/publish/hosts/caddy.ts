import { privateCaching } from '../../answer/negotiate.ts';
import type { HostAdapter } from '../../workspace/project/host-adapter.ts';
import { mediaTypeOf, textTypes } from '../../answer/media-type.ts';
import { headersOf, type HeaderRules } from '../../answer/header-rules.ts';
import { belowBase, describeHost, folderOf, type HostDescription } from './host-description.ts';
import { locationOf, patternInPlace, type RedirectRule } from '../../answer/redirect-rules.ts';

/** A site block for Caddy 2.6 or later. */
export const caddy: HostAdapter = {
  name: 'caddy',
  files: (site) => [{ name: 'Caddyfile', content: printSite(describeHost(site)) }],
};

/** Inside `route` everything happens in the order in which it is written. */
function printSite(host: HostDescription): string {
  const { base, cacheControl } = host;
  const headers = belowBase(host.headers, base);
  return `# ${host.origin}${base}, served by Caddy, which gets its certificate by itself.
# Yours to change: the address below, root.

${host.origin} {
	root * ${quote(folderOf(host))}
	route {
		map {http.request.header.Accept} {accepted} {
${host.negotiation.accepted.map(({ pattern, kind }) => `			${quote(`~(?i)${pattern}`)} ${kind}\n`).join('')}			default page
		}
		map {http.request.header.Accept} {named} {
			${quote(`~(?i)${host.negotiation.named}`)} 1
			default 0
		}
		map {http.request.header.User-Agent} {agent} {
			${quote(`~(?i)${host.negotiation.agent}`)} 1
			default 0
		}
		map {accepted}:{named}:{agent} {kind} {
			"~^markdown:" markdown
			page:0:1 markdown
			default page
		}
		map {kind}:{http.request.uri.path} {markdown} {
			markdown:/ /index.md
			"~^markdown:(/.+)/$" "\${1}.md"
			default /_none
		}
		map {http.request.uri.path} {beside} {
			/ /index.md
			"~^(/.+)/$" "\${1}.md"
			default /_none
		}

		map {http.request.uri} {slashed} {
			"~^/*([^?]*)(\\?.*)?$" "${base}/\${1}/\${2}"
		}
		map {http.request.uri.query} {search} {
			"~^(.+)$" "?\${1}"
			default ""
		}
${printBase(host)}
		@null path_regexp "\\x00"
		error @null 404
		@options method OPTIONS
		header @options Allow "GET, HEAD, OPTIONS"
		respond @options 204
		@refused not method GET HEAD OPTIONS
		header @refused Allow "GET, HEAD, OPTIONS"
		respond @refused "Method not allowed" 405
		@settings path /_headers /_redirects
		error @settings 404
		@hidden {
			path_regexp /\\.
			not path /.well-known/*
		}
		error @hidden 404
		@slash {
			not path */
			file {http.request.uri.path}/index.html
		}
		redir @slash {slashed} 301
${belowBase(host.redirects, base).map(printRedirect).join('')}
		@page {
			path */
			file {beside}
		}
		header @page +Vary Accept
		@open {
			path */
			file {beside}
			expression \`{named} == "0"\`
		}
		header @open +Vary User-Agent
		@html {
			path */
			file {beside}
			not file {markdown}
		}
		header @html +Link "<${base}{beside}>; rel=\\"alternate\\"; type=\\"text/markdown\\""
		@markdown {
			path */
			file {markdown}
		}
		header @markdown +Link "<${base}{http.request.uri.path}>; rel=\\"canonical\\""
		rewrite @markdown {markdown}

${printTypes()}${printHeaders(headers, cacheControl)}		@private {
			path *.md
			expression \`{named} == "0" && {http.request.orig_uri.path}.endsWith("/")\`
		}
		header @private Cache-Control ${quote(privateCaching)}
		encode zstd gzip
		file_server {
			precompressed br gzip
		}
	}
	handle_errors {
		route {
			@text expression \`{kind} == "markdown" || {path}.endsWith(".md")\`
			rewrite @text /404.md
			@other not path /404.md
			rewrite @other /404.html
			header Vary Accept
			@open expression \`{named} == "0"\`
			header @open +Vary User-Agent
${printMissing('/404.html', headers)}${printMissing('/404.md', headers)}			@private expression \`{named} == "0" && {kind} == "markdown"\`
			header @private Cache-Control ${quote(privateCaching)}
			encode zstd gzip
			file_server {
				precompressed br gzip
			}
		}
	}
}
`;
}

/** Looks up what is asked for below the site's base without it; what is outside is a hidden path, which is missing. */
function printBase({ base }: HostDescription): string {
  if (base === '') return '';
  return `
		@root path /
		redir @root "${base}/{search}" 302
		@base path ${base}
		redir @base "${base}/{search}" 301
		@outside not path_regexp "^${base.replaceAll('.', String.raw`\.`)}/"
		rewrite @outside /.outside
		uri strip_prefix ${base}
`;
}

function printTypes(): string {
  return [...textTypes]
    .map(([extension, type]) => printRule(`type_${extension}`, `path *.${extension}`, [`Content-Type ${quote(type)}`]))
    .join('');
}

/** The usual, then what the rules say: of one name all hold, but of how long to keep a file the last. */
function printHeaders(rules: HeaderRules, cacheControl: string): string {
  const printed = rules.map(({ pattern, headers }, index) =>
    printRule(
      `rule_${index}`,
      `path_regexp ${quote(pattern.replace(/\\\/\$$/u, String.raw`\/(?:index\.html)?$`))}`,
      headers.map(([name, value]) => {
        if (value === undefined) return `-${name}`;
        return `${name.toLowerCase() === 'cache-control' ? '' : '+'}${name} ${quote(value)}`;
      }),
    ),
  );
  return `		header Cache-Control ${quote(cacheControl)}\n${printed.join('')}`;
}

function printRule(name: string, matcher: string, headers: readonly string[]): string {
  return `		@${name} ${matcher}\n${headers.map((header) => `		header @${name} ${header}\n`).join('')}`;
}

/** Headers of a page that tells of a missing one: they take the place of what was set for the path that was asked for. */
function printMissing(path: string, rules: HeaderRules): string {
  const headers = headersOf(rules, path);
  headers.set('Content-Type', mediaTypeOf(path));
  return [...headers].map(([name, value]) => `			header ${path} ${name} ${quote(value)}\n`).join('');
}

function printRedirect(rule: RedirectRule, index: number): string {
  const name = `redirect_${index}`;
  const location = locationOf(rule, (group) => `{re.${name}.${group + 1}}`, '{search}');
  return `		@${name} {
			path_regexp ${name} ${quote(patternInPlace(rule))}
			not file
		}
		redir @${name} ${quote(location)} ${rule.status}
`;
}

/** A string of its configuration; what stands in braces stays a placeholder. */
function quote(text: string): string {
  return `"${text.replaceAll('"', String.raw`\"`)}"`;
}
