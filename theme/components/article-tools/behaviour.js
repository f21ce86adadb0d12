(function () {
  'use strict';
  var tools = document.querySelector('.article-tools');
  if (!tools) { return; }
  var said = tools.querySelector('.said');
  var copy = tools.querySelector('[data-copy]');
  function say(text) { said.textContent = text; }
  function address() {
    var link = document.querySelector('link[rel="canonical"]');
    return link ? link.href : location.href.replace(/[?#].*$/, '');
  }
  function old(text) {
    var box = document.createElement('textarea');
    var done = false;
    box.value = text;
    document.body.appendChild(box);
    box.select();
    try { done = document.execCommand('copy'); } catch (e) { done = false; }
    document.body.removeChild(box);
    copy.focus();
    say(done ? '链接已复制' : text);
  }
  if (navigator.share) { copy.lastChild.textContent = '分享'; }
  copy.addEventListener('click', function () {
    var text = address();
    if (navigator.share) {
      navigator.share({ title: document.title, url: text }).then(null, function () { return null; });
    } else if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { say('链接已复制'); }, function () { old(text); });
    } else {
      old(text);
    }
  });
}());
