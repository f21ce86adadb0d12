/* Elder mode. */

/** What the header must offer. Reading aloud must be there and stay hidden without a voice. */
const FUNCTIONS = { size: /^字/, colours: /^换颜色/, 'reading aloud': /^读给我听/, print: /^打印/, help: /^帮助/, exit: /^标准版/ };
check('elder-functions', () => {
  const header = document.querySelector('header');
  if (!header) { return ['no header']; }
  const closed = [...header.querySelectorAll('details:not([open])')];
  for (const d of closed) { d.open = true; }
  const found = [];
  const voice = 'speechSynthesis' in window && speechSynthesis.getVoices().some((v) => /^(zh|cmn)/i.test(v.lang));
  const offered = [...header.querySelectorAll('a[href], button')];
  const said = (e) => [...e.querySelectorAll('*')].some((c) => !c.children.length && c.textContent.trim())
    ? [...e.querySelectorAll('*')].filter((c) => c.checkVisibility()).map((c) => (c.children.length ? '' : c.textContent)).join('').trim() || e.textContent.trim()
    : e.textContent.trim();
  for (const [what, words] of Object.entries(FUNCTIONS)) {
    const control = offered.find((e) => words.test(said(e)));
    const wanted = what !== 'reading aloud' || voice;
    if (!control) { found.push(`no control for ${what}`); }
    else if (wanted !== control.checkVisibility()) { found.push(`${wanted ? 'hidden' : 'shown without a Chinese voice'}: ${about(control)}`); }
  }
  for (const d of closed) { d.open = false; }
  return found;
});

/** The look when <body> began (kept by start.js) is the look now. */
window.zwgkGates.expectElder = (wanted) => { kept.elder = wanted; };
check('flash', () => {
  const first = window.zwgkStart && window.zwgkStart.look;
  if (!first) { return ['the look at the start of body is not known']; }
  const elder = document.documentElement.getAttribute('data-mode') === 'elder';
  const wrong = elder === kept.elder ? [] : [`the page is ${elder ? '' : 'not '}in elder mode`];
  return wrong.concat(Object.entries(first)
    .filter(([name, value]) => document.documentElement.getAttribute(name) !== value)
    .map(([name, value]) => `${name} was ${value} when body began and is ${document.documentElement.getAttribute(name)} now`));
});
check('layout-shift', (limit) => measured(
  [[window.zwgkStart ? window.zwgkStart.shift : 1, null]], limit, (sum) => `things moved by ${sum.toFixed(3)}`));

/** With storage blocked, ?mode=elder alone puts the mode on. */
check('storage-blocked', () => {
  const found = [];
  let blocked = false;
  try { window.localStorage.getItem('zwgk'); } catch (e) { blocked = true; }
  if (!blocked) { found.push('storage is not blocked'); }
  if (document.documentElement.getAttribute('data-mode') !== 'elder') { found.push('the page is not in elder mode'); }
  return found;
});
