import { htmlElements } from '../../engine/internal.ts';

/** Words of CSS: properties, values, functions, at-rules and pseudo-classes. */
const styleWords =
  'absolute accent-color active additive after align-content align-items align-self all all-scroll alpha alternate ' +
  'alternate-reverse always anchor anchor-name and animation animation-delay animation-direction animation-duration ' +
  'animation-fill-mode animation-iteration-count animation-name animation-play-state animation-timeline ' +
  'animation-timing-function any appearance aspect-ratio attr auto auto-fill auto-fit autofill available avoid ' +
  'backdrop backdrop-filter backface-visibility background background-attachment background-blend-mode ' +
  'background-clip background-color background-image background-origin background-position background-repeat ' +
  'background-size backwards balance baseline before bevel block block-size blink blur bold bolder border ' +
  'border-block border-bottom border-bottom-color border-bottom-style border-bottom-width border-box border-collapse ' +
  'border-color border-image border-inline border-inline-end border-inline-start border-left border-radius ' +
  'border-right border-spacing border-style border-top border-width both bottom box box-decoration-break box-shadow ' +
  'box-sizing break break-after break-all break-before break-inside break-spaces break-word brightness bullseye ' +
  'butt button calc capitalize caption caption-side caret caret-color ceil cell center charset checkbox checked ' +
  'circle clamp clear clip clip-path clone close-quote closest-corner closest-side code col-resize collapse color ' +
  'color-mix color-scheme column column-count column-fill column-gap column-rule column-span column-width columns ' +
  'common-ligatures condensed conic-gradient contain contain-intrinsic-size container container-name container-type ' +
  'content content-box content-visibility contents context-menu contrast copy counter counter-increment ' +
  'counter-reset counter-set counters cover crisp-edges crosshair cubic-bezier currentcolor currentColor cursive cursor ' +
  'cyclic dark dashed decimal default defined deg dense diagonal-fractions difference dir direction disabled disc discrete ' +
  'display dotted double drop-shadow dvh each-line ease ease-in ease-in-out ease-out element ellipse ellipsis ' +
  'embed empty emoji enabled end env evenodd ew-resize even exclusion expanded extra-condensed fallback fantasy farthest-corner ' +
  'farthest-side field-sizing fill fill-box fill-opacity filter first first-child first-letter first-line ' +
  'first-of-type fit-content fixed flex flex-basis flex-direction flex-end flex-flow flex-grow flex-shrink ' +
  'flex-start flex-wrap float flow flow-root focus focus-visible focus-within font font-display font-face ' +
  'font-family font-feature-settings font-kerning font-optical-sizing font-size font-size-adjust font-stretch ' +
  'font-style font-synthesis font-variant font-variant-numeric font-variation-settings font-weight footnotes ' +
  'forced-color-adjust forced-colors format forwards from full-width full-size-kana gap geometricPrecision georgian ' +
  'grab grabbing grayscale grid grid-area grid-auto-columns grid-auto-flow grid-auto-rows grid-column ' +
  'grid-column-end grid-column-start grid-row grid-row-end grid-row-start grid-template grid-template-areas ' +
  'grid-template-columns grid-template-rows groove hanging-punctuation has height help hidden historical-forms ' +
  'horizontal host host-context hover hsl hsla hue hue-rotate hwb hyphenate-character hyphens icon image image-rendering image-set import important in ' +
  'in-range indeterminate infinite inherit initial inline inline-block inline-flex inline-grid inline-size inset ' +
  'inset-block inset-inline inset-inline-end inset-inline-start inside inter-word intersect invert is isolate ' +
  'isolation italic jump-both jump-end jump-start justify justify-content justify-items justify-self keep-all ' +
  'keyframes landscape lang large larger last last-child last-of-type layer layout left legacy letter-spacing ' +
  'light light-dark lighter line line-break line-clamp line-height line-through linear linear-gradient linearRGB ' +
  'lining-nums link list-item list-style list-style-image list-style-position list-style-type local local-link loose lower-alpha ' +
  'lower-roman lowercase ltr luminosity mandatory manual margin margin-block margin-block-end margin-block-start ' +
  'margin-bottom margin-inline margin-inline-end margin-inline-start margin-left margin-right margin-top marker ' +
  'mask mask-clip mask-composite mask-image mask-position mask-repeat mask-size match-parent math matrix matrix3d max ' +
  'max-block-size max-content max-height max-inline-size max-width media medium menu min min-block-size min-content ' +
  'min-height min-inline-size min-width minmax mix-blend-mode mixed mod modal monospace more motion move multiply namespace nested ' +
  'no-drop no-preference no-repeat none nonzero normal not not-allowed nowrap ns-resize nth-child nth-last-child ' +
  'nth-of-type numeric object-fit object-position oblique odd offset offset-path oklab oklch only only-child ' +
  'opacity open open-quote optimizeLegibility optimizeSpeed optional or order orientation orphans outline ' +
  'outline-color outline-offset outline-style outline-width outset outside over overflow overflow-anchor ' +
  'overflow-wrap overflow-x overflow-y overlay overline overscroll-behavior padding padding-block padding-block-end ' +
  'padding-block-start padding-bottom padding-box padding-inline padding-inline-end padding-inline-start ' +
  'padding-left padding-right padding-top page page-break-after page-break-before page-break-inside paint ' +
  'paint-order pan-x pan-y part path paused perspective pinch-zoom pixelated place-content place-items ' +
  'place-self placeholder placeholder-shown plaintext pointer pointer-events polygon popover popover-open portrait ' +
  'position position-anchor position-area pre pre-line pre-wrap prefers-color-scheme prefers-contrast ' +
  'prefers-reduced-motion pretty print print-color-adjust progress property proportional proximity pulse quotes ' +
  'radial-gradient range ratio ray read-only read-write reduce relative repeat repeating-conic-gradient ' +
  'repeating-linear-gradient repeating-radial-gradient required reset resize resolution reverse revert revert-layer rgb rgba ridge ' +
  'right role root rotate rotate3d round row row-gap row-resize ruby running safe sans-serif saturate saturation scale ' +
  'scale3d scope screen scroll scroll-behavior scroll-margin scroll-margin-block scroll-margin-top scroll-padding ' +
  'scroll-padding-top scroll-snap-align scroll-snap-type scroll-timeline scrollbar scrollbar-color scrollbar-gutter ' +
  'scrollbar-width select selection self sepia separate serif shape-outside shape-rendering silver size skew slash slotted small ' +
  'small-caps smaller smooth snap soft-light solid source-over space space-around space-between space-evenly span spring square stable ' +
  'start static step-end step-start steps sticky stop-color stretch strict stroke stroke-dasharray ' +
  'stroke-dashoffset stroke-linecap stroke-linejoin stroke-opacity stroke-width style subgrid subpixel super supports symbols ' +
  'syntax system system-ui tab tab-size table table-cell table-layout table-row tabular-nums target text text-align ' +
  'text-anchor text-bottom text-box text-decoration text-decoration-color text-decoration-line text-decoration-skip-ink ' +
  'text-decoration-style text-decoration-thickness text-indent text-orientation text-overflow text-rendering ' +
  'text-shadow text-size-adjust text-top text-transform text-underline-offset text-wrap thick thin titling-caps to ' +
  'top touch-action traditional transform transform-box transform-origin transform-style transition transition-behavior ' +
  'transition-delay transition-duration transition-property transition-timing-function translate translate3d ' +
  'translateX translateY translateZ transparent turn ultra-condensed under underline unicode-bidi unicode-range uppercase url use ' +
  'user-invalid user-select user-valid valid var vector-effect vertical vertical-align view view-transition-name ' +
  'visibility visible visited wait wavy where white-space white-space-collapse widows width will-change word-break ' +
  'word-spacing wrap wrap-reverse writing-mode x-large z-index zoom zoom-in ' +
  'black white red green blue yellow orange purple pink brown gray grey cyan magenta lime navy teal olive maroon aqua ' +
  'coral crimson gold indigo ivory khaki lavender orchid plum salmon sienna tan thistle tomato turquoise violet wheat ' +
  'canvas canvastext linktext buttonface field fieldtext highlight mark graytext';

/** Attributes of HTML and SVG. */
const attributeWords =
  'abbr accept accept-charset accesskey action allow allowfullscreen alt aria-atomic aria-busy aria-checked ' +
  'aria-controls aria-current aria-describedby aria-details aria-disabled aria-expanded aria-haspopup aria-hidden ' +
  'aria-invalid aria-label aria-labelledby aria-level aria-live aria-modal aria-orientation aria-owns aria-pressed ' +
  'aria-readonly aria-required aria-selected aria-sort aria-valuemax aria-valuemin aria-valuenow as async ' +
  'autocapitalize autocomplete autofocus autoplay blocking charset checked cite class closedby cols colspan command ' +
  'commandfor content contenteditable controls coords crossorigin data datetime decoding default defer dir dirname ' +
  'disabled download draggable enctype enterkeyhint fetchpriority for form formaction formmethod headers height ' +
  'hidden high href hreflang http-equiv id imagesizes imagesrcset inert inputmode integrity is ismap itemid itemprop ' +
  'itemref itemscope itemtype kind label lang list loading loop low max maxlength media method min minlength multiple ' +
  'muted name nomodule nonce novalidate open optimum part pattern ping placeholder playsinline popover ' +
  'popovertarget poster preload property readonly referrerpolicy rel required reversed role rows rowspan sandbox scope ' +
  'selected shape size sizes slot span spellcheck src srcdoc srclang srcset start step style tabindex target title ' +
  'translate type usemap value width wrap xmlns viewBox preserveAspectRatio clip-path clip-rule clipPathUnits cx cy d dx dy ' +
  'fill fill-opacity fill-rule filter fx fy gradientTransform gradientUnits marker-end mask offset opacity ' +
  'orient path pathLength patternUnits points r refX refY rotate rx ry spreadMethod stdDeviation stop-color ' +
  'stop-opacity stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-width text-anchor transform version ' +
  'x x1 x2 xlink y y1 y2 tableValues values result in in2 mode operator base baseFrequency align valign border color face';

const svgElements =
  'animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComposite feFlood ' +
  'feGaussianBlur feMerge feMergeNode feOffset filter foreignObject g line linearGradient marker mask metadata mpath ' +
  'path pattern polygon polyline radialGradient rect set stop svg switch symbol text textPath tspan use view';

/** Values of attributes that the standard lists. */
const attributeValueWords =
  'alert alternate application article assertive async auto banner button cell checkbox column combobox complementary ' +
  'contentinfo definition dialog directory document email eager feed figure form grid gridcell group heading high icon image img ' +
  'lazy link list listbox listitem log low main manifest mark marquee math menu menubar menuitem meter module navigation none ' +
  'next no-referrer noopener noreferrer note number off on option page password polite preconnect prefetch preload ' +
  'presentation prev progressbar radio radiogroup range region reset row rowgroup rowheader scrollbar search ' +
  'searchbox separator slider spinbutton status step stylesheet submit switch tab table tablist tabpanel tel term text ' +
  'textbox time timer toolbar tooltip tree treegrid treeitem url canonical script style font fetch anonymous screen print all';

/** Keywords of JavaScript, and what runtimes and the DOM call their things. */
const scriptWords =
  'abstract abort AbortController addEventListener all animate any append apply arguments Array ArrayBuffer as assert ' +
  'assign async at atob attachShadow attributes await back base BigInt bind Blob blur body bold Boolean border box ' +
  'break btoa button buffer bubbles cache call callback cancel cancelAnimationFrame canvas case catch cause ceil change ' +
  'charAt charCodeAt checked childNodes children class classList className clear click client clip clone cloneNode close closest ' +
  'code codePointAt color columns command compile concat configurable connect connectedCallback console const ' +
  'constructor contains content context continue cookie copy count create createElement crypto current currentTarget custom ' +
  'customElements CustomEvent data dataset Date debugger decode decodeURIComponent default define delete description ' +
  'destroy detail details diff dir direction disabled disconnect dispatch dispatchEvent display do document done draw duration ease ' +
  'Element element else emit encode encodeURIComponent end endsWith entries enum enumerable env Error escape eval Event ' +
  'event events every exec export extends false fetch field File fill filter final finally find findIndex first fixed ' +
  'flag flags flat flatMap flex float floor flow flush focus for forEach form format forward frame freeze from fromCharCode ' +
  'fromEntries Function function get getAttribute getBoundingClientRect getElementById getItem getOwnPropertyNames global ' +
  'globalThis grid group groups has hash hasOwn hasOwnProperty head headers height hidden history host hostname href html icon id if implements ' +
  'import in includes index indexOf info init inline innerHTML innerText input insert insertBefore instanceof ' +
  'IntersectionObserver Intl interface is isArray isInteger isNaN item items iterator join json JSON key keys kind label language last ' +
  'lastIndex layer layout left length let level limit line linear link list listener load local localStorage locale localeCompare ' +
  'location log loop map Map mark match matchAll matches matchMedia Math max menu merge message meta method min mode Module module ' +
  'move MutationObserver name namespace native navigator new next node Node nodeName none normal normalize null Number ' +
  'Object observe of offset on onclick open operator option options order origin outerHTML package padEnd padStart page ' +
  'parent parentElement parentNode parse parseFloat parseInt part path pathname pattern pause performance pipe platform ' +
  'play pointer pop port position postMessage preventDefault previous print private process progress Promise prompt ' +
  'property protected protocol prototype Proxy public pulse push query querySelector querySelectorAll queue race random range ' +
  'raw read ready record reduce ref Reflect RegExp register reject relative release remove removeAttribute ' +
  'removeEventListener removeItem render repeat replace replaceAll replaceState request requestAnimationFrame require ' +
  'reset resolve Response response rest result resume return reverse role root round route router row rows run scale ' +
  'scheme scope screen script scroll scrollIntoView scrollTo search section segment select selection self send ' +
  'sessionStorage Set set setAttribute setInterval setItem setTimeout shadowRoot shape shift show sign signal size slice slot ' +
  'some sort source space span splice split spread square stack start startsWith state static status step sticky stop ' +
  'stopPropagation storage store stream String string stringify stroke style sub submit substring super switch Symbol sync syntax tab ' +
  'tabIndex table tag tagName target template terminate test text textContent then this throw tick time title to toFixed toggle ' +
  'toLowerCase top toString toUpperCase trace transform transition translate tree trim true try type typeof undefined union ' +
  'unit unshift update url URL URLSearchParams use value values var verbose version view viewport visibility void watch ' +
  'WeakMap while width window with Worker wrap write yield';

/** Keys of JSON Schema, web manifests, linked data, source maps, and of what is published of guides and for the search. */
const dataKeys =
  '$schema $id $ref $defs type default const enum properties required items title description format pattern ' +
  'minimum maximum minLength maxLength anyOf allOf oneOf not additionalProperties examples name icons src sizes scope ' +
  'display orientation start_url id lang dir url image version sources sourcesContent mappings names file ' +
  'actions against body category condition content digest docs example fields given help html includes intro ' +
  'isFiltered key kind label level locale logo markdown message method number on options placeholder prefix present ' +
  'provider requires scopes scopesMatch secret sections selection showScopes shown source step stepCount steps suffix ' +
  'total unknown updated value verified visibleWhen website whitelabel ' +
  'entries heading headings itemListElement next pages path places position specVersion terms';

/** Names of several words of HTTP, of policies and of what a page says to browsers; in them no word is a name of its own. */
const protocolNames =
  'access-control-allow-origin base-uri cache-control color-scheme connect-src content-security-policy ' +
  'cross-origin-opener-policy default-src device-width font-src form-action frame-ancestors img-src initial-scale ' +
  'manifest-src max-age media-src must-revalidate permissions-policy prefers-color-scheme referrer-policy ' +
  'require-trusted-types-for same-origin same-origin-allow-popups script-src strict-origin-when-cross-origin style-src ' +
  'trusted-types x-content-type-options x-robots-tag';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What code calls its own things, by language. */
export const codeVocabulary = {
  style: new Set([...setOf(styleWords), ...htmlElements, ...setOf(svgElements)]),
  element: new Set([...htmlElements, ...setOf(svgElements)]),
  attribute: setOf(attributeWords),
  attributeValue: setOf(attributeValueWords),
  script: new Set([
    ...setOf(scriptWords),
    ...setOf(styleWords),
    ...setOf(attributeWords),
    ...setOf(dataKeys),
    ...htmlElements,
  ]),
  dataKey: setOf(dataKeys),
  protocol: setOf(protocolNames),
} as const;

/** Every single word of which those names are made, in lower case. */
const ordinaryWords: ReadonlySet<string> = new Set(
  Object.values(codeVocabulary)
    .flatMap((names) => [...names])
    .flatMap((name) => [name, ...name.split(/[^a-zA-Z\d]+|(?<=[a-z])(?=[A-Z])/u)])
    .map((word) => word.toLowerCase()),
);

/** Whether a name of one word, in lower case, is one that code uses for its own things. */
export function isOrdinaryWord(word: string): boolean {
  return ordinaryWords.has(word);
}
