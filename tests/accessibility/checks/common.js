/* What all checks share: which elements are shown, colours, descriptions.

   The files of this folder are joined (this one first), wrapped in a function and evaluated
   in the opened page. A check is registered with `check(id, function)`; the function gets
   the limit of its gate and returns a list of findings, or {value, findings} where the gate
   measures something. It must leave the page as it found it. */

const checks = {};
const check = (id, run) => { checks[id] = run; };

/** A measured gate: the largest value, and a finding for every value above the limit. */
function measured(pairs, limit, tell) {
  const value = pairs.reduce((most, [number]) => Math.max(most, number), 0);
  const findings = pairs.filter(([number]) => number > limit).map(([number, e]) => tell(number, e));
  return { value: Math.round(value * 1000) / 1000, findings };
}

/** An element in a few words: tag, class, text. */
function about(e) {
  const name = e.id ? `#${e.id}` : [...e.classList].slice(0, 2).map((c) => `.${c}`).join('');
  const text = (e.textContent || e.getAttribute('aria-label') || e.value || '').trim();
  return `<${e.localName}${name}> “${text.replace(/\s+/g, ' ').slice(0, 24)}”`;
}

let memory = new Map();
/** Remember what `make` says of a key until the next run. */
function once(kind, key, make) {
  let kept = memory.get(kind);
  if (!kept) { kept = new Map(); memory.set(kind, kept); }
  if (!kept.has(key)) { kept.set(key, make(key)); }
  return kept.get(key);
}

const style = (e) => once('style', e, (x) => getComputedStyle(x));

/** Cut down to a point, or moved off the page: for screen readers only. */
function visuallyHidden(e) {
  return once('visuallyHidden', e, () => {
    for (let n = e; n && n !== document.body; n = n.parentElement) {
      const s = style(n);
      const cut = s.overflowX !== 'visible' || s.clipPath !== 'none';
      if (cut && (n.offsetWidth <= 1 || n.offsetHeight <= 1) && s.display !== 'inline') { return true; }
      if (s.position === 'absolute' && /^rect\(0px,? 0px,? 0px,? 0px\)$/.test(s.clip)) { return true; }
    }
    const box = e.getBoundingClientRect();
    return box.right + scrollX <= 0 || box.bottom + scrollY <= 0;
  });
}

/** Whether an element takes room where people see it. */
function shown(e) {
  return once('shown', e, () => {
    if (!e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) { return false; }
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && !visuallyHidden(e);
  });
}

const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TITLE']);
/** Every shown text node: {node, element, boxes}. */
function texts() {
  return once('texts', document, () => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || SILENT.has(element.nodeName) || !textShown(element)) { continue; }
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter((b) => b.width > 0 && b.height > 0);
      if (boxes.length) { found.push({ node, element, boxes }); }
    }
    return found;
  });
}
/** Like shown, but an element without a box of its own (display: contents) may show text. */
function textShown(e) {
  return e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !visuallyHidden(e);
}

/** Text that style sheets write before and after elements: {element, text, style}. */
function writtenByStyle() {
  return once('writtenByStyle', document, () => {
    const found = [];
    for (const element of document.body.querySelectorAll('*')) {
      if (!textShown(element) || element.namespaceURI !== document.body.namespaceURI) { continue; }
      for (const part of ['::before', '::after']) {
        const s = getComputedStyle(element, part);
        if (s.content === 'none' || s.content === 'normal' || s.display === 'none') { continue; }
        const text = (s.content.match(/"((?:[^"\\]|\\.)*)"/g) || []).map((t) => t.slice(1, -1)).join('');
        if (text.replace(/[\s\u2060\u200b]/g, '')) { found.push({ element, text, style: s }); }
      }
    }
    return found;
  });
}

const CONTROLS = [
  'a[href]', 'button', 'input:not([type="hidden"])', 'select', 'textarea', 'summary',
  'audio[controls]', 'video[controls]', '[role="button"]', '[role="link"]', '[role="tab"]',
  '[role="checkbox"]', '[role="menuitem"]', '[onclick]', '[contenteditable="true"]',
].join(',');
/** What can be operated and is shown. */
function controls() {
  return once('controls', document, () =>
    [...document.querySelectorAll(CONTROLS)].filter((e) => !e.disabled && shown(e)));
}

/** The nearest ancestor that is laid out as a block. */
function blockOf(e) {
  return once('block', e, () => {
    let n = e;
    while (n.parentElement && (style(n).display === 'inline' || style(n).display === 'contents')) {
      n = n.parentElement;
    }
    return n;
  });
}

/** Shown texts gathered by block, with their lines: {block, lines: [{left, right}], length}. */
function blocks() {
  return once('blocks', document, () => {
    const gathered = new Map();
    for (const { node, element, boxes } of texts()) {
      const block = blockOf(element);
      const entry = gathered.get(block) || { block, boxes: [], length: 0 };
      entry.boxes.push(...boxes);
      entry.length += node.data.trim().length;
      gathered.set(block, entry);
    }
    return [...gathered.values()].map(({ block, boxes, length }) => {
      const lines = [];
      for (const box of boxes.sort((a, b) => a.top - b.top)) {
        const middle = (box.top + box.bottom) / 2;
        const line = lines.find((l) => middle > l.top && middle < l.bottom);
        if (line) {
          line.left = Math.min(line.left, box.left);
          line.right = Math.max(line.right, box.right);
        } else {
          lines.push({ top: box.top, bottom: box.bottom, left: box.left, right: box.right });
        }
      }
      return { block, lines, length };
    });
  });
}

/* Colours: [red, green, blue, alpha], 0 to 255 and 0 to 1. */
function colour(text) {
  return once('colour', text, () => {
    const parts = (text.match(/-?[\d.]+(?:e-?\d+)?%?/g) || []).map(parseFloat);
    if (/^rgba?\(/.test(text)) { return [parts[0], parts[1], parts[2], parts[3] ?? 1]; }
    if (/^color\(srgb /.test(text)) {
      return [parts[0] * 255, parts[1] * 255, parts[2] * 255, parts[3] ?? 1];
    }
    throw new Error(`a colour in a form not known here: ${text}`);
  });
}
const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
/** The page's ground where nobody has painted: what the browser paints. */
function ground() {
  return once('ground', document, () => {
    const probe = document.createElement('i');
    probe.style.setProperty('color', 'Canvas');
    document.documentElement.append(probe);
    const found = colour(getComputedStyle(probe).color);
    probe.remove();
    return found;
  });
}
/** What is seen behind an element, down to the nearest opaque ground. */
function behind(e) {
  return once('behind', e, () => {
    if (!e) { return ground(); }
    const own = colour(style(e).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(e.parentElement));
  });
}
/** The nearest ancestor that paints a picture under the text of `e`, or null. */
function pictureBehind(e) {
  for (let n = e; n; n = n.parentElement) {
    if (style(n).backgroundImage !== 'none') { return n; }
    if (colour(style(n).backgroundColor)[3] === 1) { return null; }
  }
  return null;
}
function opacity(e) {
  return once('opacity', e, () => (e ? parseFloat(style(e).opacity) * opacity(e.parentElement) : 1));
}
function luminance(c) {
  const [r, g, b] = c.slice(0, 3).map((v) => {
    const x = v / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/** WCAG contrast of two opaque colours. */
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The name assistive tools say, near enough for what this theme uses. */
function nameOf(e) {
  const by = (e.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean);
  if (by.length) {
    return by.map((id) => (document.getElementById(id) || { textContent: '' }).textContent).join(' ').trim();
  }
  const said = (e.getAttribute('aria-label') || '').trim();
  if (said) { return said; }
  if (e.labels && e.labels.length) { return [...e.labels].map((l) => l.textContent).join(' ').trim(); }
  const own = e.textContent.trim() || [...e.querySelectorAll('img')].map((i) => i.alt).join('').trim();
  return own || (e.alt || e.title || (e.type === 'submit' && e.value) || '').trim();
}

/** Run checks by id: {id: {value, findings}}. */
function run(wanted) {
  memory = new Map();
  const results = {};
  for (const [id, limit] of Object.entries(wanted)) {
    const found = checks[id](limit);
    results[id] = Array.isArray(found) ? { value: found.length, findings: found } : found;
  }
  memory = new Map();
  return results;
}

/* What must be known of the page before its look is changed (see states.py). */
const kept = {};
const keepers = [() => { kept.rootSize = parseFloat(getComputedStyle(document.documentElement).fontSize); }];
function remember() {
  memory = new Map();
  for (const keep of keepers) { keep(); }
  memory = new Map();
}
window.zwgkGates = { run, remember };
