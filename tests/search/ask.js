/* 在 Node 里跑页面用的那一个引擎：读 {folder, queries: [{q, filters, sort, page, size}]}，
   写 [{total, urls, titles, files, ms, …}]。files 是这一问头一次读的文件，像浏览器那样每个只读一次。
   cold 为真时每一问都从头读起。 */
'use strict';
const fs = require('fs');
const path = require('path');
const { engine } = require('../../theme/search/engine.js');

const asked = JSON.parse(fs.readFileSync(0, 'utf8'));
let files = [];
function read(name, done) {
  const file = path.join(asked.folder, name + '.json');
  let text;
  try { text = fs.readFileSync(file, 'utf8'); } catch (error) { done(error); return; }
  files.push(name);
  done(null, JSON.parse(text));
}
let shared = engine(read);
const answers = asked.queries.map((query) => {
  let answer;
  files = [];
  if (asked.cold) { shared = engine(read); }
  const start = process.hrtime.bigint();
  shared.search(query.q, query, (error, result) => {
    if (error) { throw error; }
    answer = {
      total: result.total, urls: result.rows.map((r) => r.url), titles: result.rows.map((r) => r.title),
      facets: query.facets ? result.facets : undefined, weak: result.weak, near: result.near,
    };
    if (query.snippets) {
      shared.snippets(result, () => { answer.snippets = result.rows.map((r) => r.snippet); });
      // 题名里会标出来的字。
      answer.marked = result.rows.map((r) => shared.ranges(r.title, result.marks).map((m) => r.title.slice(m[0], m[1])));
    }
    if (query.meant || asked.meant) { shared.meant(query.q, (e, found) => { answer.meant = found; }); }
  });
  answer.ms = Number(process.hrtime.bigint() - start) / 1e6;
  answer.files = files;
  return answer;
});
process.stdout.write(JSON.stringify(answers));
