(function () {
  'use strict';
  /* 变成卡片后，旧浏览器会丢掉表格语义：由脚本补上角色（写进 HTML 会是多余的标注）。 */
  var roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  var parts = document.querySelectorAll('table.data, table.data thead, table.data tbody, table.data tr, table.data td, table.data th');
  var i;
  var role;
  for (i = 0; i < parts.length; i += 1) {
    role = roles[parts[i].nodeName] || (parts[i].getAttribute('scope') === 'row' ? 'rowheader' : 'columnheader');
    parts[i].setAttribute('role', role);
  }
}());
