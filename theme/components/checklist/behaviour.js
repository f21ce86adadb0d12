(function () {
  'use strict';
  /* 材料清单：数一数备齐了几样。勾了什么只在这一页里，不存、不发。 */
  var all = document.querySelectorAll('[data-checklist]');
  var equip = function (root) {
    var boxes = root.querySelectorAll('input[type="checkbox"]');
    var tools = root.querySelector('[data-checklist-tools]');
    var status = root.querySelector('[data-checklist-status]');
    var count = function () {
      var done = 0;
      var i;
      for (i = 0; i < boxes.length; i += 1) { done += boxes[i].checked ? 1 : 0; }
      tools.hidden = done === 0;
      status.textContent = done === boxes.length ? '全部备齐了，共 ' + done + ' 样' : '备好 ' + done + ' 样，还差 ' + (boxes.length - done) + ' 样';
    };
    root.addEventListener('change', count);
    root.querySelector('[data-checklist-clear]').addEventListener('click', function () {
      var i;
      for (i = 0; i < boxes.length; i += 1) { boxes[i].checked = false; }
      count();
      boxes[0].focus();
    });
    count(); /* 退回这一页时，有的浏览器会记得勾过的 */
  };
  var i;
  for (i = 0; i < all.length; i += 1) { if (all[i].querySelector('input')) { equip(all[i]); } }
}());
