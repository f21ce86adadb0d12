(function () {
  'use strict';
  var root = document.documentElement;
  var SIZES = ['', 'lg', 'xl'];
  var COLOURS = ['', 'cream', 'dark'];
  var NAMES = { '': '白底', cream: '米色底', dark: '黑底' };
  function each(list, act) {
    var i;
    for (i = 0; i < list.length; i += 1) { act(list[i]); }
  }
  function value(name) { return root.getAttribute(name) || ''; }
  function after(list, now) { return list[(list.indexOf(now) + 1) % list.length]; }
  function put(name, to) {
    if (to) { root.setAttribute(name, to); } else { root.removeAttribute(name); }
    try {
      localStorage.setItem('zwgk', [value('data-mode') || 'standard', value('data-size'), value('data-contrast')].join(','));
    } catch (e) { /* 存储被禁时，模式由链接带着走 */ }
    show();
  }
  /* 按钮说出现在的样子和再按一次会怎样。 */
  function show() {
    var size = value('data-size');
    each(document.querySelectorAll('[data-elder]'), function (b) {
      b.setAttribute('aria-pressed', value('data-mode') === 'elder' ? 'true' : 'false');
    });
    each(document.querySelectorAll('button[data-size]'), function (b) {
      b.setAttribute('aria-pressed', b.getAttribute('data-size') === size ? 'true' : 'false');
    });
    each(document.querySelectorAll('[data-size-cycle]'), function (b) {
      b.textContent = size === 'xl' ? '字变回来' : '字再大些';
    });
    each(document.querySelectorAll('[data-contrast-cycle]'), function (b) {
      b.textContent = '换颜色：' + NAMES[after(COLOURS, value('data-contrast'))];
    });
  }
  document.addEventListener('click', function (event) {
    var b = event.target;
    while (b && b.nodeName !== 'BUTTON') { b = b.parentNode; }
    if (!b) { return; }
    if (b.hasAttribute('data-elder')) {
      put('data-mode', value('data-mode') === 'elder' ? '' : 'elder');
      if (/[?&]mode=/.test(location.search) && window.history && history.replaceState) {
        history.replaceState(null, '', location.pathname + location.hash);
      }
    } else if (b.hasAttribute('data-size-cycle')) {
      put('data-size', after(SIZES, value('data-size')));
    } else if (b.hasAttribute('data-contrast-cycle')) {
      put('data-contrast', after(COLOURS, value('data-contrast')));
    } else if (b.hasAttribute('data-size')) {
      put('data-size', b.getAttribute('data-size'));
    } else if (b.hasAttribute('data-print')) {
      window.print();
    }
  });
  show();

  /* 存储被禁：站内的链接和搜索带上当前的模式。 */
  function carried() {
    var parts = [];
    if (value('data-mode') === 'elder') { parts.push('mode=elder'); }
    if (root.hasAttribute('data-kiosk')) { parts.push('kiosk=' + value('data-kiosk')); }
    return parts.join('&');
  }
  if (root.hasAttribute('data-carry')) {
    document.addEventListener('click', function (event) {
      var a = event.target;
      while (a && a.nodeName !== 'A') { a = a.parentNode; }
      if (!a || !a.hasAttribute('href') || a.host !== location.host || a.getAttribute('href').charAt(0) === '#') { return; }
      if (carried() && !/[?&]mode=/.test(a.search)) { a.search += (a.search ? '&' : '?') + carried(); }
    });
    document.addEventListener('submit', function (event) {
      each(carried().split('&'), function (pair) {
        var field = document.createElement('input');
        if (!pair) { return; }
        field.type = 'hidden';
        field.name = pair.split('=')[0];
        field.value = pair.split('=')[1];
        event.target.appendChild(field);
      });
    });
  }
}());
