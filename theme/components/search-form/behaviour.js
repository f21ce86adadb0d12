(function () {
  'use strict';
  var form = document.querySelector('form[data-filter]');
  var box = form && document.getElementById(form.getAttribute('data-filter'));
  var status = document.querySelector('[data-filter-status]');
  if (!form || !box) { return; }
  var input = form.querySelector('input[type="search"]');
  var items = box.querySelectorAll('li, tbody tr');
  var groups = box.querySelectorAll('section, .table-wrap');
  var texts = [];
  var i;
  function flat(s) { return s.toLowerCase().replace(/[\s　]+/g, ' '); }
  for (i = 0; i < items.length; i += 1) { texts.push(flat(items[i].textContent)); }
  function run() {
    var words = flat(input.value).split(' ').filter(function (w) { return w; });
    var n = 0;
    var hit;
    var k;
    var j;
    for (k = 0; k < items.length; k += 1) {
      hit = true;
      for (j = 0; j < words.length; j += 1) { if (texts[k].indexOf(words[j]) < 0) { hit = false; } }
      items[k].hidden = !hit;
      if (hit) { n += 1; }
    }
    for (k = 0; k < groups.length; k += 1) { groups[k].hidden = words.length > 0 && !groups[k].querySelector('li:not([hidden]), tbody tr:not([hidden])'); }
    if (status) { status.textContent = words.length ? (n ? '找到 ' + n + ' 条，含“' + words.join(' ') + '”。' : '没有找到含“' + words.join(' ') + '”的内容。换个说法试试，或拨打页首的电话问一问。') : ''; }
  }
  var found = /[?&]q=([^&]*)/.exec(location.search);
  if (found) {
    try { input.value = decodeURIComponent(found[1].replace(/\+/g, ' ')); } catch (e) { input.value = ''; }
  }
  input.addEventListener('input', run);
  form.addEventListener('submit', function (event) { event.preventDefault(); run(); });
  if (input.value) { run(); }
}());
// 搜索的脚本用到才取：搜索页有要搜的字，或者进了搜索框（联想）。省流量的手机不取联想，照样能搜。
(function () {
  'use strict';
  var own = document.querySelector('script[src*="assets/zwgk.js"]');
  var saving = navigator.connection && navigator.connection.saveData;
  var waiting = null;
  function load(name, done) {
    var script = document.createElement('script');
    script.src = own.src.replace('zwgk.js', name);
    script.onload = done;
    document.head.appendChild(script);
  }
  if (!own) { return; }
  if (document.querySelector('[data-found]') && /[?&]q=[^&]/.test(location.search)) { load('search.js', null); }
  if (saving || !('onfocusin' in document || document.addEventListener)) { return; }
  function ready(input) {
    if (!input.hasAttribute('data-suggests')) {
      input.setAttribute('data-suggests', '');
      window.zwgkSuggest.attach(input);
    }
  }
  document.addEventListener('focusin', function (event) {
    var input = event.target;
    if (!input.form || !input.form.hasAttribute('data-search') || input.name !== 'q') { return; }
    if (window.zwgkSuggest) { ready(input); return; }
    if (!waiting) {
      waiting = [];
      load('suggest.js', function () { waiting.forEach(ready); });
    }
    waiting.push(input);
  });
}());
