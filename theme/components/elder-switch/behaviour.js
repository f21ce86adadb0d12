(function () {
  'use strict';
  var root = document.documentElement;
  var button = document.querySelector('[data-elder]');
  function save() {
    var state = [root.getAttribute('data-mode') || 'standard', root.getAttribute('data-size') || '', root.getAttribute('data-contrast') || ''];
    try { localStorage.setItem('zwgk', state.join(',')); } catch (e) { /* 存储被禁时只管本页 */ }
  }
  function put(name, value) {
    if (value) { root.setAttribute(name, value); } else { root.removeAttribute(name); }
    save();
    sync();
  }
  function sync() {
    var size = root.getAttribute('data-size') || '';
    var sizes = document.querySelectorAll('button[data-size]');
    var i;
    if (button) { button.setAttribute('aria-pressed', root.getAttribute('data-mode') === 'elder' ? 'true' : 'false'); }
    for (i = 0; i < sizes.length; i += 1) {
      sizes[i].setAttribute('aria-pressed', sizes[i].getAttribute('data-size') === size ? 'true' : 'false');
    }
  }
  function next(list, value) { return list[(list.indexOf(value || '') + 1) % list.length]; }
  document.addEventListener('click', function (event) {
    var b = event.target;
    while (b && b.nodeName !== 'BUTTON') { b = b.parentNode; }
    if (!b) { return; }
    if (b.hasAttribute('data-elder')) {
      put('data-mode', root.getAttribute('data-mode') === 'elder' ? '' : 'elder');
      if (/[?&]mode=/.test(location.search) && window.history && history.replaceState) {
        history.replaceState(null, '', location.pathname + location.hash);
      }
    } else if (b.hasAttribute('data-size-cycle')) {
      put('data-size', next(['', 'lg', 'xl'], root.getAttribute('data-size')));
    } else if (b.hasAttribute('data-contrast-cycle')) {
      put('data-contrast', next(['', 'cream', 'dark'], root.getAttribute('data-contrast')));
    } else if (b.hasAttribute('data-size')) {
      put('data-size', b.getAttribute('data-size'));
    } else if (b.hasAttribute('data-print')) {
      window.print();
    }
  });
  sync();
}());
