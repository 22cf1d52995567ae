import type { HostAdapter } from '../../workspace/project/host-adapter.ts';
import { fileTypes, textTypes } from '../../answer/media-type.ts';
import { belowBase, describeHost, folderOf, type HostDescription } from './host-description.ts';
import { printHeaders } from './nginx-headers.ts';
import { printRedirects, printReturn } from './nginx-redirects.ts';
import { bare, quote, variableNames } from './nginx-syntax.ts';

/** A server for nginx 1.22 or later with its modules `gzip` and `gzip_static`. */
export const nginx: HostAdapter = {
  name: 'nginx',
  files: (site) => [{ name: 'nginx.conf', content: printServer(describeHost(site)) }],
};

function printServer(host: HostDescription): string {
  const names = variableNames(host.id);
  const [maps, headers] = printHeaders(belowBase(host.headers, host.base), host.cacheControl, names);
  const statuses = [...new Set(host.redirects.map(({ status }) => status))];
  return `# ${host.origin}${host.base}, served by nginx. Include it in "http { … }", for example from /etc/nginx/conf.d/.
# Yours to change: listen (with your certificates), server_name, root.

# What stands for the sign itself in values of headers.
geo ${names('dollar')} {
    default "$";
}
map $http_accept ${names('accepted')} {
    default page;
${host.negotiation.accepted.map(({ pattern, kind }) => `    ${quote(`~*${pattern}`)} ${kind};\n`).join('')}}
map $http_accept ${names('named')} {
    default 0;
    ${quote(`~*${host.negotiation.named}`)} 1;
}
map $http_user_agent ${names('agent')} {
    default 0;
    ${quote(`~*${host.negotiation.agent}`)} 1;
}
map "${names('accepted')}:${names('named')}:${names('agent')}" ${names('kind')} {
    default page;
    "~^markdown:" markdown;
    "page:0:1" markdown;
}
map "${names('kind')}:$uri" ${names('markdown')} {
    default "";
    "markdown:/" /index.md;
    "~^markdown:(?<${bare(names('page'))}>/.+)/$" "${names('page')}.md";
}
map $uri ${names('index')} {
    default "";
    "~/$" "\${uri}index.html";
}
map $uri ${names('beside')} {
    default "";
    "/" /index.md;
    "~^(?<${bare(names('stem'))}>/.+)/$" "${names('stem')}.md";
}
map $uri ${names('sent')} {
    volatile;
    default $uri;
    "~^(?<${bare(names('folder'))}>.*/)index\\.html$" ${names('folder')};
}
map "${names('kind')}:$request_uri" ${names('missing')} {
    default ${host.base}/404.html;
    "~^markdown:" ${host.base}/404.md;
    "~\\.md(?:\\?|$)" ${host.base}/404.md;
}
map "$status:${names('has_markdown')}:${names('named')}" ${names('vary')} {
    volatile;
    default "";
    "~^(?:404:.*|.*:1):1$" Accept;
    "~^(?:404:.*|.*:1):0$" "Accept, User-Agent";
}
map "$status:${names('has_markdown')}:${names('accepted')}:${names('named')}:${names('agent')}" ${names('private')} {
    volatile;
    default 0;
    "~^(?:404:.*|\\d+:1):page:0:1$" 1;
}
map "$status:${names('has_markdown')}:${names('sent')}" ${names('link')} {
    volatile;
    default "";
    "~^(?:301|404):" "";
    "~^\\d+:1:.*/$" '<${host.base}${names('beside')}>; rel="alternate"; type="text/markdown"';
    "~^\\d+:1:" '<${names('page_path')}>; rel="canonical"';
}
map $request_uri ${names('page_path')} {
    "~^(?<${bare(names('raw'))}>[^?]*)" ${names('raw')};
}
map $request_uri ${names('slash')} {
    "~^[/\\x5c]*(?<${bare(names('path'))}>[^?]*)(?<${bare(names('query'))}>\\?.*)?$" "/${names('path')}/${names('query')}";
}
map $request_method ${names('allow')} {
    default "GET, HEAD, OPTIONS";
    GET "";
    HEAD "";
}
${statuses.map((status) => printRedirects(host, status, names)).join('')}${maps}
server {
    listen 80;
    listen [::]:80;
    server_name ${quote(host.hostname)};
    root ${quote(folderOf(host))};

    absolute_redirect off;
    server_tokens off;
    # With the module ngx_brotli add: brotli_static on; brotli on; brotli_min_length 1024; and brotli_types as below.
    # What "build --pack" packed is sent as it is, the rest is packed for each answer.
    gzip_static on;
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_comp_level 5;
    gzip_min_length 1024;
    gzip_types ${[...textTypes.values()].map((type) => type.replace(/;.*$/u, '')).join(' ')};
    default_type application/octet-stream;
    charset utf-8;
    charset_types application/json application/xml text/css text/javascript text/markdown text/plain;
    types {
${[...fileTypes].map(([extension, type]) => `        ${type} ${extension};\n`).join('')}    }

    add_header Allow ${names('allow')} always;
    add_header Vary ${names('vary')} always;
    add_header Link ${names('link')} always;
${headers}
    error_page 404 ${names('missing')};
${printBase(host)}    if ($request_method = OPTIONS) {
        return 204;
    }
    set ${names('has_markdown')} 0;
    if (-f $document_root${names('beside')}) {
        set ${names('has_markdown')} 1;
    }
    location ~ /\\.(?!well-known/) {
        return 404;
    }
    location = /_headers {
        return 404;
    }
    location = /_redirects {
        return 404;
    }
    location / {
        try_files ${names('markdown')} $uri ${names('index')} @missing;
    }
    location @missing {
        if (-f $document_root$uri/index.html) {
            return 301 ${names('slash')};
        }
${statuses.map((status) => printReturn(status, names)).join('')}        return 404;
    }
}
`;
}

/**
 * Looks up what is asked for below the site's base without it. What is outside is sent to a hidden path, which
 * is missing: a 404 at once would not lead to the site's own page of it.
 */
function printBase({ base }: HostDescription): string {
  if (base === '') return '';
  return `    if ($uri = /) {
        return 302 ${base}/$is_args$args;
    }
    if ($uri = ${base}) {
        return 301 ${base}/$is_args$args;
    }
    if ($uri !~ ${quote(`^${base.replaceAll('.', String.raw`\.`)}/`)}) {
        rewrite ^ /.outside;
    }
    rewrite ${quote(`^${base.replaceAll('.', String.raw`\.`)}(/.*)$`)} $1;
`;
}
