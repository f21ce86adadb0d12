(function () {
  'use strict';
  /* 变成卡片后，旧浏览器会丢掉表格语义：由脚本补上角色（写进 HTML 会是多余的标注）。 */
  var roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  var parts = document.querySelectorAll('table.data, table.data *, table.form-table, table.form-table *');
  var i;
  var role;
  for (i = 0; i < parts.length; i += 1) {
    role = parts[i].nodeName === 'TH' ? (parts[i].getAttribute('scope') === 'row' ? 'rowheader' : 'columnheader') : roles[parts[i].nodeName];
    if (role) { parts[i].setAttribute('role', role); }
  }
  /* 正文里太宽的表：只在真的放不下时套框，框可以聚焦，名字取自上面的标题。 */
  var wide = document.querySelectorAll('.prose table');
  var fit = function () {
    var k;
    var t;
    var box;
    var head;
    for (k = 0; k < wide.length; k += 1) {
      t = wide[k];
      if (!/table-scroll/.test(t.parentNode.className) && t.offsetWidth > t.parentNode.clientWidth + 1) {
        box = document.createElement('div');
        box.className = 'table-scroll';
        box.tabIndex = 0;
        box.setAttribute('role', 'region');
        head = t.previousElementSibling;
        while (head && !/^H[2-4]$/.test(head.nodeName)) { head = head.previousElementSibling; }
        box.setAttribute('aria-label', (head ? head.textContent : '') + '（表格，可以左右移动）');
        t.parentNode.insertBefore(box, t);
        box.appendChild(t);
      }
    }
  };
  if (wide.length) {
    fit();
    window.addEventListener('resize', fit);
    if (window.MutationObserver) {
      new MutationObserver(fit).observe(document.documentElement, { attributes: true, attributeFilter: ['data-mode', 'data-size'] });
    }
  }
}());
