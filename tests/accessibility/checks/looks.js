/* Forced colours, reduced motion, print, no script, no style. */

/* Shapes made of nothing but a painted ground: {e, part}. Forced colours wipe them out. */
keepers.push(() => {
  kept.shapes = [];
  for (const e of document.body.querySelectorAll('*')) {
    if (!shown(e)) { continue; }
    for (const part of ['', '::before', '::after']) {
      const s = getComputedStyle(e, part || null);
      const empty = part ? /^"[\s\u2060]*"$/.test(s.content) : !e.childNodes.length && !e.matches('input, select, textarea, svg *, svg, img, br, hr, video, audio, iframe');
      if (!empty || s.display === 'none') { continue; }
      const paint = colour(s.backgroundColor);
      const sides = ['Top', 'Right', 'Bottom', 'Left'].some((side) => parseFloat(s[`border${side}Width`]) >= 1);
      const size = Math.min(parseFloat(s.width), parseFloat(s.height));
      if (paint[3] > 0 && !sides && size >= 3 && contrast(over(paint, behind(part ? e : e.parentElement)), behind(part ? e : e.parentElement)) > 1.5) {
        kept.shapes.push({ e, part });
      }
    }
  }
});
check('forced-icons', () => {
  const found = [];
  for (const e of document.body.querySelectorAll('*')) {
    if (!shown(e)) { continue; }
    for (const part of ['', '::before', '::after']) {
      const s = getComputedStyle(e, part || null);
      if ((s.maskImage || s.webkitMaskImage || 'none') !== 'none' && (!part || s.content !== 'none')) {
        found.push(`drawn by a mask: ${about(e)}${part}`);
      }
    }
    if (e.nodeName === 'svg') {
      const marks = [...e.querySelectorAll('path, circle, rect, line, polyline, polygon, ellipse, text, use')];
      const ground = behind(e);
      const seen = marks.some((m) => ['fill', 'stroke'].some((kind) => {
        const paint = style(m)[kind];
        return paint !== 'none' && !/^url/.test(paint) && colour(paint)[3] > 0 && contrast(over(colour(paint), ground), ground) >= 3;
      }));
      if (marks.length && !seen) { found.push(`not seen on its ground: ${about(e.parentElement)}`); }
    }
  }
  for (const { e, part } of kept.shapes) {
    const s = getComputedStyle(e, part || null);
    const under = behind(part ? e : e.parentElement);
    if (contrast(over(colour(s.backgroundColor), under), under) < 3) { found.push(`a painted shape is gone: ${about(e)}${part}`); }
  }
  return found;
});
check('forced-fields', () => [...document.querySelectorAll('input:not([type="hidden"]), select, textarea')]
  .filter((e) => shown(e) && !['checkbox', 'radio', 'range', 'submit', 'button', 'image'].includes(e.type))
  .filter((e) => {
    const s = style(e);
    return !['Top', 'Bottom'].every((side) => parseFloat(s[`border${side}Width`]) >= 1
      && s[`border${side}Style`] !== 'none'
      && contrast(over(colour(s[`border${side}Color`]), behind(e.parentElement)), behind(e.parentElement)) >= 3);
  })
  .map(about));

check('motion', () => {
  const found = document.getAnimations().filter((a) => a.playState === 'running').map((a) => `moving: ${a.animationName || a.transitionProperty || 'animation'}`);
  const seconds = (list) => list.split(',').some((t) => parseFloat(t) > 0.01);
  for (const e of document.querySelectorAll('*')) {
    for (const part of ['', '::before', '::after']) {
      const s = getComputedStyle(e, part || null);
      if (part && s.content === 'none') { continue; }
      if (s.animationName !== 'none' && seconds(s.animationDuration)) { found.push(`animation ${s.animationName}: ${about(e)}${part}`); }
      if (s.transitionProperty !== 'none' && seconds(s.transitionDuration)) { found.push(`transition: ${about(e)}${part}`); }
      if (s.scrollBehavior === 'smooth') { found.push(`smooth scrolling: ${about(e)}`); }
    }
    if (e.matches('marquee, blink') || (e.matches('video, audio') && e.autoplay)) { found.push(`moves by itself: ${about(e)}`); }
  }
  return [...new Set(found)];
});

check('print-tools', () => [...document.querySelectorAll(
  'nav, button, input, select, textarea, form, audio, video, [role="search"], [role="navigation"], [role="toolbar"]')]
  .filter(shown).map(about));
check('print-closed', () => [...document.querySelectorAll('main details')]
  .filter((d) => d.checkVisibility())
  .filter((d) => ![...d.children].some((c) => c.nodeName !== 'SUMMARY' && shown(c)))
  .filter((d) => [...d.children].some((c) => c.nodeName !== 'SUMMARY' && style(c).display !== 'none'))
  .map(about));

const MILLIMETRES = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, px: 25.4 / 96 };
const millimetres = (text) => parseFloat(text) * (MILLIMETRES[text.replace(/[-\d.]+/, '')] || 0);
/** What fits on a named sheet, in pixels: A4 less its margins, as the @page rules say. */
function sheetWidth(name) {
  let [width, margins] = [210, ['10mm', '10mm']];
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .flatMap((rule) => (rule.media && /print/.test(rule.media.mediaText) ? [...rule.cssRules] : [rule]))
    .filter((rule) => rule.constructor.name === 'CSSPageRule');
  for (const rule of rules.filter((r) => r.selectorText === '' || r.selectorText === name)) {
    const size = rule.style.getPropertyValue('size');
    if (size) { width = /landscape/.test(size) ? 297 : 210; }
    const left = rule.style.getPropertyValue('margin-left');
    const right = rule.style.getPropertyValue('margin-right');
    if (left && right) { margins = [left, right]; }
  }
  return (width - millimetres(margins[0]) - millimetres(margins[1])) * 96 / 25.4;
}
window.zwgkGates.sheets = () => {
  memory = new Map();
  const names = new Set(['auto']);
  for (const e of document.body.querySelectorAll('*')) { names.add(style(e).page || 'auto'); }
  memory = new Map();
  return Object.fromEntries([...names].map((name) => [name, sheetWidth(name)]));
};
/* The window is as wide as the sheet called kept.sheet; only what is printed on it counts. */
window.zwgkGates.printOn = (name) => { kept.sheet = name; };
check('print-wide', () => {
  const width = sheetWidth(kept.sheet);
  const sheetOf = (e) => (e ? ((style(e).page || 'auto') === 'auto' ? sheetOf(e.parentElement) : style(e).page) : 'auto');
  const beyond = (box) => box.right + scrollX - width;
  const cut = new Map();
  for (const { element, boxes } of texts()) { cut.set(element, Math.max(...boxes.map(beyond))); }
  for (const e of document.querySelectorAll('img, svg, video, canvas, table, hr')) {
    if (shown(e)) { cut.set(e, beyond(e.getBoundingClientRect())); }
  }
  return [...cut].filter(([e, by]) => by > 2 && sheetOf(e) === kept.sheet)
    .map(([e, by]) => `${by.toFixed(0)} px beyond the sheet “${kept.sheet}”: ${about(e)}`);
});

/* Words that are content, not the labels of tools or what is so at this minute: kept with script, looked for without. */
function contentWords() {
  return texts()
    .filter(({ element }) => element.closest('main') && !element.closest('button, [role="group"], [role="toolbar"], [role="status"], [role="alert"], [data-hours], form'))
    .map(({ node }) => node.data.replace(/\s+/g, ' ').trim());
}
window.zwgkGates.words = () => { memory = new Map(); const found = contentWords(); memory = new Map(); return found; };
window.zwgkGates.expect = (words) => { kept.words = words; };
function lost() {
  const here = texts().map(({ node }) => node.data.replace(/\s+/g, ' ').trim());
  const whole = new Set(here);
  const all = here.join('\n');
  return [...new Set(kept.words)].filter((w) => !whole.has(w) && !all.includes(w)).map((w) => `“${w.slice(0, 40)}”`);
}
check('noscript-text', lost);

check('noscript-controls', () => controls()
  .filter((e) => {
    if (e.matches('summary, audio, video')) { return false; }
    // A box to tick on a list to take along does all that it is for by itself.
    if (e.matches('[data-checklist] label > input[type="checkbox"]')) { return false; }
    if (e.nodeName === 'A') { return /^(#|javascript:.*)$/.test(e.getAttribute('href')); }
    const sends = e.form && e.form.getAttribute('action');
    return !sends || (e.nodeName === 'BUTTON' && e.type !== 'submit');
  })
  .map(about));
/** The page that lists everything: where the search form leads. */
/* Both /all/ and /search/, which lists everything where it cannot search. */
const everything = () => [...document.querySelectorAll('form[action], a[href]')]
  .map((e) => new URL(e.action || e.href).pathname).filter((path) => /\/(all|search)\/(index\.html)?$/.test(path));
const leadsTo = (wanted) => [...document.querySelectorAll('a[href]')].some((a) => shown(a) && wanted(a));
check('noscript-search', () => {
  const form = [...document.querySelectorAll('form[action]')].some((f) => shown(f) && f.method === 'get'
    && f.querySelector('input[name]') && f.querySelector('button:not([type="button"]), input[type="submit"]'));
  const link = leadsTo((a) => /搜索|全部目录/.test(a.textContent) && everything().includes(a.pathname));
  return form || link ? [] : ['no form and no link to search with'];
});
check('noscript-records', () => (leadsTo((a) => everything().includes(a.pathname)) ? [] : ['no link to the index of everything']));
check('noscript-large', () => (document.documentElement.getAttribute('data-mode') === 'elder'
  || leadsTo((a) => /\/zhangzhe\//.test(a.pathname) && a.textContent.includes('大字')) ? [] : ['no link to large type']));

check('css-off', () => {
  const found = lost().map((w) => `lost without style: ${w}`);
  for (const e of document.querySelectorAll('svg, img[src$=".svg"]')) {
    if (e.checkVisibility() && e.getBoundingClientRect().width > 64 && !nameOf(e)) {
      found.push(`a picture of ${e.getBoundingClientRect().width.toFixed(0)} px: ${about(e.parentElement)}`);
    }
  }
  return found;
});
