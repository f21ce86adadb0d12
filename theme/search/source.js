/* 搜索文件从哪里来：网上用 XMLHttpRequest 取，从硬盘打开时用 script 取（offline: true）。 */
(function () {
  'use strict';
  var waiting = {};
  if (window.zwgkSearchSource) { return; }  // 搜索页和联想各带一份，谁先来用谁的
  window.zwgkSearchFile = function (name, data) {
    var list = waiting[name] || [];
    delete waiting[name];
    list.forEach(function (done) { done(null, data); });
  };
  /* 表单去的地址就是 search/；离线的站点写成 search/index.html。 */
  window.zwgkSearchSource = function (form) {
    var here = form.action.replace(/[?#].*$/, '');
    var offline = /index\.html$/.test(here);
    var folder = here.replace(/index\.html$/, '');
    var root = folder.replace(/search\/$/, '');
    function script(name, done) {
      var node = document.createElement('script');
      if (waiting[name]) { waiting[name].push(done); return; }
      waiting[name] = [done];
      node.src = folder + name + '.js';
      node.onerror = function () { delete waiting[name]; done(new Error(name)); };
      document.getElementsByTagName('head')[0].appendChild(node);
    }
    function request(name, done, version) {
      var call = new XMLHttpRequest();
      call.open('GET', folder + name + '.json' + (version ? '?v=' + version : ''));
      // 目录每次都问一声有没有新的，其余文件跟着它的版本走。
      if (!version) { call.setRequestHeader('Cache-Control', 'no-cache'); }
      call.onload = function () {
        var data;
        if (call.status !== 200) { done(new Error(name)); return; }
        try { data = JSON.parse(call.responseText); } catch (e) { done(e); return; }
        done(null, data);
      };
      call.onerror = function () { done(new Error(name)); };
      call.send();
    }
    return {
      root: root,
      read: offline ? script : request,
      page: function (address) {
        // 合并来的别的网站，写的是完整网址。
        if (/^https?:/.test(address)) { return address; }
        return root + (offline ? address.replace(/(^|\/)(#|$)/, '$1index.html$2') : address);
      }
    };
  };
}());
