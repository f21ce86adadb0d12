(function () {
  'use strict';
  /* 打印前把问答都打开，打印后还原。 */
  var opened = [];
  window.addEventListener('beforeprint', function () {
    var all = document.querySelectorAll('main details:not([open])');
    var i;
    opened = [];
    for (i = 0; i < all.length; i += 1) { all[i].open = true; opened.push(all[i]); }
  });
  window.addEventListener('afterprint', function () {
    var i;
    for (i = 0; i < opened.length; i += 1) { opened[i].open = false; }
  });
}());
