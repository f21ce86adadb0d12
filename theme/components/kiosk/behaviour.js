(function () {
  'use strict';
  /* 服务大厅的触摸屏：不去别处、不打电话、不下载；没有人用就回到首页，恢复原样。 */
  var root = document.documentElement;
  var notice = document.querySelector('[data-kiosk-notice]');
  var home = document.querySelector('a.brand');
  var WARNING = 20;
  var USED = ['click', 'keydown', 'touchstart', 'mousedown', 'mousemove', 'scroll', 'input'];
  var idle = parseInt(root.getAttribute('data-kiosk'), 10) || 90;
  var quiet = 0;
  var i;
  if (!root.hasAttribute('data-kiosk') || !notice || !home) { return; }

  function closed(a) {
    return a.host !== location.host || !/^(https?|file):$/.test(a.protocol) || a.hasAttribute('download') || /\bexternal\b/.test(a.rel);
  }
  /* 关上的链接留下文字，地址和号码写出来，扫码带走。 */
  function close(a) {
    a.removeAttribute('href');
    a.removeAttribute('download');
    a.className += ' kiosk-closed';
  }
  var links = document.querySelectorAll('a[href]');
  for (i = 0; i < links.length; i += 1) { if (closed(links[i])) { close(links[i]); } }
  var codes = document.querySelectorAll('details.qr');
  for (i = 0; i < codes.length; i += 1) { codes[i].open = true; }

  function used() {
    quiet = 0;
    notice.hidden = true;
  }
  function leave() {
    try { localStorage.removeItem('zwgk'); } catch (e) { /* 没有存过 */ }
    location.replace(home.href.replace(/[?#].*$/, '') + '?mode=standard&kiosk=' + idle);
  }
  function asItWas() {
    return root.getAttribute('data-mode') !== 'elder' && !root.hasAttribute('data-size') && !window.pageYOffset && location.pathname === home.pathname;
  }
  for (i = 0; i < USED.length; i += 1) { document.addEventListener(USED[i], used, true); }
  window.setInterval(function () {
    quiet += 1;
    if (quiet < idle - WARNING || asItWas()) { return; }
    if (quiet >= idle) { leave(); return; }
    notice.querySelector('[data-kiosk-left]').textContent = Math.min(WARNING, idle - quiet);
    notice.hidden = false;
  }, 1000);
}());
