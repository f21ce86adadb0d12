(function () {
  'use strict';
  var root = document.documentElement;
  document.querySelector('[data-elder]').addEventListener('click', function () {
    if (root.getAttribute('data-mode') === 'elder') { root.removeAttribute('data-mode'); } else { root.setAttribute('data-mode', 'elder'); }
  });
  window.addEventListener('beforeprint', function () {
    var all = document.querySelectorAll('main details');
    var i;
    for (i = 0; i < all.length; i += 1) { all[i].open = true; }
  });
}());
