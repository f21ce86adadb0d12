/* 站内搜索的引擎：只读建站时写好的文件，不用服务器。页面和测试（Node）用的是同一份。
   词的切法、散列和编码与 hooks/zwgk/outputs/search/fold.py 逐字相同，两边由同一份样例守着。 */
(function (root) {
  'use strict';

  var DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  var VALUE = {};
  var HAN = '\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u3007';
  var RUN = new RegExp('[a-z0-9]+|(?:[' + HAN + ']|[\\ud840-\\ud888][\\udc00-\\udfff])+', 'g');
  var POINT = /[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g;
  var NUMBER = new RegExp('([' + HAN + ']?)[^0-9a-z' + HAN + ']*((?:19|20)\\d\\d)\\s*年?([^0-9a-z' + HAN + ']*)第?\\s*0*(\\d{1,5})\\s*(号?)');
  var NOT_KEY = new RegExp('[^a-z0-9' + HAN + ']|[年第号]', 'g');
  var FETCHED = 12;
  // 一问最多看这么多字（框里也只能写这么多）；词多过 LONG 的，隔一个取一个：字字都还在，文件少取一半。
  var LONGEST = 80;
  var LONG = 14;
  var i;
  for (i = 0; i < 64; i += 1) { VALUE[DIGITS.charAt(i)] = i; }

  // -- 词 ------------------------------------------------------------------------------

  function fold(text, simple) {
    var out = '';
    var n;
    var c;
    for (n = 0; n < text.length; n += 1) {
      c = text.charCodeAt(n);
      if (c === 0x3000) { c = 32; } else if (c > 0xff00 && c < 0xff5f) { c -= 0xfee0; }
      if (c > 64 && c < 91) { c += 32; }
      c = String.fromCharCode(c);
      out += simple && Object.prototype.hasOwnProperty.call(simple, c) ? simple[c] : c;
    }
    return out;
  }
  function runs(folded) { return folded.match(RUN) || []; }
  function pairs(run) {
    var points;
    var out = [];
    var n;
    if (run.charCodeAt(0) < 128) { return [run]; }
    points = run.match(POINT);
    if (points.length === 1) { return [run]; }
    for (n = 0; n + 1 < points.length; n += 1) { out.push(points[n] + points[n + 1]); }
    return out;
  }
  // 两字一词，首尾不叠：写全了的标题用不着每一对。
  function sparse(run) {
    return pairs(run).filter(function (p, n, all) { return n % 2 === 0 || n === all.length - 1; });
  }
  // 数字和字紧挨着的，合起来也是一个词：第2、2份。
  function terms(folded, thin) {
    var out = [];
    var before = '';
    var end = -1;
    var match;
    var run;
    var latin;
    RUN.lastIndex = 0;
    while ((match = RUN.exec(folded)) !== null) {
      run = match[0];
      latin = run.charCodeAt(0) < 128;
      if (match.index === end) { out.push(before + (latin ? run : run.match(POINT)[0])); }
      out = out.concat(thin ? sparse(run) : pairs(run));
      before = latin ? run : run.match(POINT).pop();
      end = match.index + run.length;
    }
    RUN.lastIndex = 0;
    return out;
  }
  function hashed(term) {
    var h = 0;
    var n;
    for (n = 0; n < term.length; n += 1) { h = (h * 131 + term.charCodeAt(n)) % 4294967291; }
    return h;
  }
  function numberKey(folded) { return '=' + folded.replace(NOT_KEY, ''); }
  // 文号：有括号或“号”字，或前面是机关代字的末字，才当文号看。
  function numberTerm(folded) {
    var m = NUMBER.exec(folded);
    if (!m || !(m[5] || /[〔\[(【〖{<《「』〕]/.test(m[0]) || /[发函办字令通告规复]/.test(m[1]))) { return ''; }
    if (/^[月日年]/.test(folded.slice(m.index + m[0].length))) { return ''; }
    return '#' + m[2] + ':' + m[4];
  }
  function bare(folded) { return runs(folded).join(''); }

  // -- 编码 ----------------------------------------------------------------------------

  function Reader(text) { this.text = text; this.at = 0; }
  Reader.prototype.more = function () { return this.at < this.text.length; };
  Reader.prototype.number = function () {
    var value = 0;
    var power = 1;
    var digit;
    do {
      digit = VALUE[this.text.charAt(this.at)];
      this.at += 1;
      value += (digit & 31) * power;
      power *= 32;
    } while (digit > 31);
    return value;
  };
  function column(text, n) {
    var out = new Array(n);
    var reader = new Reader(text);
    var at = 0;
    var value;
    var count;
    while (reader.more()) {
      value = reader.number();
      for (count = reader.number(); count > 0; count -= 1) { out[at] = value; at += 1; }
    }
    return out;
  }
  function numbers(n) {
    var out;
    var k;
    if (typeof Float32Array === 'function') { return new Float32Array(n); }
    out = new Array(n);
    for (k = 0; k < n; k += 1) { out[k] = 0; }
    return out;
  }

  // -- 拼音 ----------------------------------------------------------------------------

  // 把连着写的拼音切成音节，最多六种切法；切不开的是空。
  function syllabled(text, known) {
    var found = [];
    function go(at, taken) {
      var size;
      if (found.length > 5) { return; }
      if (at === text.length) { found.push(taken); return; }
      for (size = Math.min(6, text.length - at); size > 0; size -= 1) {
        if (known[text.substr(at, size)] && (size > 1 || /[aeo]/.test(text.charAt(at)))) { go(at + size, taken.concat(text.substr(at, size))); }
      }
    }
    if (text.length < 61) { go(0, []); }
    // 单个辅音（嗯、姆）读得少，切得碎的放后面；写得长的只要切得最整的两种。
    found.sort(function (a, b) { return a.length - b.length; });
    return found.slice(0, text.length > 12 ? 2 : 6);
  }
  function joined(list) {
    var out = [];
    var n;
    if (list.length === 1) { return ["'" + list[0]]; }
    for (n = 0; n + 1 < list.length; n += 1) { out.push("'" + list[n] + "'" + list[n + 1]); }
    return out;
  }
  function initials(text) {
    var out = [];
    var n;
    if (text.length < 7) { out.push(['"' + text]); }
    if (text.length > 3) {
      out.push([]);
      for (n = 0; n + 2 < text.length; n += 1) { out[out.length - 1].push('"' + text.substr(n, 3)); }
    }
    return out;
  }

  // -- 引擎 ----------------------------------------------------------------------------

  /* read(名称, done)：取一个文件，done(错误, 内容)。 */
  function engine(read) {
    var kept = {};
    var waiting = {};
    var meta = null;
    var words = null;
    var tables = null;
    var simple = null;

    function get(name, done) {
      if (Object.prototype.hasOwnProperty.call(kept, name)) { done(null, kept[name]); return; }
      if (waiting[name]) { waiting[name].push(done); return; }
      waiting[name] = [done];
      read(name, function (error, data) {
        var list = waiting[name];
        delete waiting[name];
        if (!error) { kept[name] = data; }
        list.forEach(function (call) { call(error, data); });
      }, meta && meta.version);
    }
    function all(names, done) {
      var left = names.length;
      var out = {};
      var failed = null;
      if (!left) { done(null, out); return; }
      names.forEach(function (name) {
        get(name, function (error, data) {
          left -= 1;
          failed = failed || error;
          out[name] = data;
          if (!left) { done(failed, out); }
        });
      });
    }

    function ready(done) {
      if (meta && words) { done(null); return; }
      get('meta', function (error, data) {
        if (error) { done(error); return; }
        if (!meta) {
          meta = data;
          meta.past = column(meta.past, meta.n);
          meta.weight = column(meta.weight, meta.n);
          meta.facets.forEach(function (f) { f.column = column(f.column, meta.n); });
        }
        get('words', function (failed, found) { words = found; done(failed); });
      });
    }
    function withSimple(done) {
      if (simple) { done(null); return; }
      get('simple', function (error, data) {
        var n;
        if (error) { done(error); return; }
        simple = {};
        for (n = 0; n < data[0].length; n += 1) { simple[data[0].charAt(n)] = data[1].charAt(n); }
        done(null);
      });
    }
    function withTables(done) {
      if (tables) { done(null); return; }
      get('tables', function (error, data) {
        var read_ = {};
        var known = {};
        if (error) { done(error); return; }
        Object.keys(data.pinyin).forEach(function (s) {
          known[s] = true;
          data.pinyin[s].split('').forEach(function (c) { read_[c] = s; });
        });
        tables = { read: read_, known: known, spoken: data.spoken };
        done(null);
      });
    }

    // -- 说法 --------------------------------------------------------------------------

    function stripped(folded) {
      var out = folded;
      words.stop.forEach(function (w) { out = out.split(w).join(' '); });
      return bare(out) ? out.replace(/\s+/g, ' ').replace(/^ | $/g, '') : folded;
    }
    // 句子里出现的群众说法，长的优先，互不重叠。
    function spokenIn(text) {
      var found = [];
      var covered = text;
      words.same.map(function (row) { return row; }).sort(function (a, b) { return b[0].length - a[0].length; })
        .forEach(function (row) {
          if (row[0].length && covered.indexOf(row[0]) >= 0) {
            found.push(row);
            covered = covered.split(row[0]).join('\n');
          }
        });
      return found;
    }
    function replaced(text) {
      var found = spokenIn(text).slice(0, 3);
      var out = [];
      var whole = text;
      found.forEach(function (row) {
        row.slice(1, 5).forEach(function (target) {
          // “养老金”换成“基本养老金”以后，里面还有“养老金”，不再换。
          if (text.indexOf(target) < 0) { out.push(text.split(row[0]).join(' ' + target + ' ')); }
        });
        if (row[1] && text.indexOf(row[1]) < 0) { whole = whole.split(row[0]).join(' ' + row[1] + ' '); }
      });
      if (found.length > 1) { out.push(whole); }
      return out.slice(0, 8);
    }

    /* 一句话的几种说法：{text, terms, factor}。 */
    function variants(folded) {
      var out = [];
      var seen = {};
      var short = stripped(folded);
      function add(text, list, factor, whole) {
        var key = list.join(' ');
        if (list.length && !seen[key]) { seen[key] = true; out.push({ text: text, terms: unique(list), factor: factor, whole: whole || '' }); }
      }
      var thin = unique(terms(short)).length > LONG;
      add(bare(folded), terms(folded, thin), 1, folded);
      add(bare(short), terms(short, thin), 0.98);
      replaced(short).forEach(function (text) { add(bare(text), terms(text, thin), 0.93); });
      if (/\d/.test(folded)) {
        add(bare(folded), [numberKey(folded)], 1.5);
        if (numberTerm(folded)) { add(bare(folded), [numberTerm(folded)].concat(terms(folded.replace(/\d+|[年第号]/g, ' '), thin)), 1.2); }
      }
      return out;
    }
    /* 拼音和首字母，要有表才行。 */
    function latin(folded) {
      var text = folded.replace(/[\s']+/g, '');
      var out = [];
      if (!/^[a-z]{2,40}$/.test(text)) { return out; }
      var apart = folded.split(/[\s']+/).filter(function (s) { return s; });
      var read_ = apart.length > 1 && apart.every(function (s) { return tables.known[s]; }) ? [apart] : syllabled(text, tables.known);
      read_.forEach(function (list) {
        var whole = list.join("'");
        out.push({ text: '', terms: unique(joined(list)), factor: 0.95, sound: true, least: 0.6 });
        tables.spoken.forEach(function (row) { if (row[1] === whole) { out = out.concat(variants(row[0])); } });
      });
      // 长的一串能切成音节的，不会又是首字母。
      if (text.length < 8 || !read_.length) {
        initials(text).forEach(function (list) { out.push({ text: '', terms: list, factor: 0.9, sound: true, least: 0.99 }); });
      }
      if (text.length < 6) {
        tables.spoken.forEach(function (row) {
          var short = row[1].split("'").map(function (s) { return s.charAt(0); }).join('');
          if (short === text && row[0].length > 1) {
            variants(row[0]).forEach(function (v) { v.factor *= 0.8; out.push(v); });
          }
        });
      }
      return out.slice(0, 16);
    }
    /* 同音：写错了字，读音还对。 */
    function sounds(folded) {
      var out = [];
      var list = [];
      var thin = terms(stripped(folded)).length > LONG;
      runs(stripped(folded)).forEach(function (run) {
        var read_ = run.split('').map(function (c) { return tables.read[c] || ''; });
        var whole = "'" + read_.join("'") + "'";
        var n;
        for (n = 0; n + 1 < read_.length; n += thin ? 2 : 1) {
          if (read_[n] && read_[n + 1]) { list.push("'" + read_[n] + "'" + read_[n + 1]); }
        }
        tables.spoken.forEach(function (row) {
          if (row[0].length > 1 && whole.indexOf("'" + row[1] + "'") >= 0 && run.indexOf(row[0]) < 0) {
            variants(row[0]).forEach(function (v) { v.factor *= 0.6; v.sound = true; out.push(v); });
          }
        });
      });
      if (list.length) { out.push({ text: '', terms: unique(list), factor: 0.6, sound: true }); }
      return out.slice(0, 12);
    }

    // -- 打分 --------------------------------------------------------------------------

    function postings(list, done) {
      var shards = {};
      list.forEach(function (term) { shards['i/' + hashed(term) % meta.shards] = true; });
      all(Object.keys(shards), function (error, found) {
        var out = {};
        if (error) { done(error); return; }
        list.forEach(function (term) {
          var shard = found['i/' + hashed(term) % meta.shards];
          if (Object.prototype.hasOwnProperty.call(shard, term)) { out[term] = shard[term]; }
        });
        done(null, out);
      });
    }
    function score(list, posting) {
      var best = { score: numbers(meta.n), cover: numbers(meta.n), top: 0, any: 0 };
      list.forEach(function (variant) {
        var sum = numbers(meta.n);
        var cover = numbers(meta.n);
        var total = 0;
        var k;
        var value;
        variant.terms.forEach(function (term) {
          var reader = new Reader(posting[term] || '');
          var count = posting[term] ? reader.number() : 0;
          var idf = Math.log(1 + (meta.n - count + 0.5) / (count + 0.5));
          var weight;
          var left;
          var doc;
          total += idf;
          while (reader.more()) {
            weight = reader.number() * idf;
            doc = -1;
            for (left = reader.number(); left > 0; left -= 1) {
              doc += reader.number() + 1;
              sum[doc] += weight;
              cover[doc] += idf;
            }
          }
        });
        variant.best = 0;
        for (k = 0; k < meta.n; k += 1) {
          if (cover[k]) {
            cover[k] /= total;
            if (cover[k] < (variant.least || 0)) { continue; }
            value = sum[k] / (15 * total) * (0.35 + 0.65 * cover[k]) * variant.factor;
            if (cover[k] > variant.best) { variant.best = cover[k]; }
            if (value > best.score[k]) {
              best.score[k] = value;
              if (!variant.sound || cover[k] > best.cover[k]) { best.cover[k] = cover[k]; }
            }
          }
        }
        if (!variant.sound && variant.best > best.top) { best.top = variant.best; }
        if (variant.best > best.any) { best.any = variant.best; }
      });
      return best;
    }
    function facet(id) { return meta.facets.filter(function (f) { return f.id === id; })[0]; }
    // 种类、时效、年份：同样合题，先有用的、有效的、近的。
    function priors(best) {
      var year = facet('year');
      var newest = 0;
      var factor = [];
      var k;
      if (year) {
        year.values.forEach(function (v) { newest = Math.max(newest, Number(v[0])); });
        factor = year.sets.map(function (set) {
          return set.length ? Math.max(0.88, 1 - 0.01 * (newest - Number(year.values[set[0]][0]))) : 1;
        });
      }
      for (k = 0; k < meta.n; k += 1) {
        if (best.score[k]) {
          best.score[k] *= meta.weight[k] / 20 * (meta.past[k] ? 0.85 : 1) * (year ? factor[year.column[k]] : 1);
        }
      }
    }

    /* 先照写的找；有没见过的词，看看是不是繁体；多半对不上，再按读音、按只差一个字的词找。 */
    function look(folded, done) {
      var list = variants(folded);
      var letters = /^[a-z\s']+$/.test(folded);
      var steps = letters ? [] : [heard, slipped];
      function heard(next) {
        withTables(function (error) {
          if (!error) { list = list.concat(sounds(folded)); }
          next(error);
        });
      }
      function slipped(next) {
        close(folded, function (error, found) {
          found.filter(function (row) { return row[1] >= 2; }).slice(0, 2).forEach(function (row) {
            variants(bare(fold(row[0], simple))).forEach(function (v) { v.factor *= 0.55; v.sound = true; list.push(v); });
          });
          next(error);
        });
      }
      function run(error) {
        var wanted = {};
        if (error) { done(error); return; }
        list.forEach(function (v) { v.terms.forEach(function (t) { wanted[t] = true; }); });
        postings(Object.keys(wanted), function (failed, found) {
          var best;
          if (failed) { done(failed); return; }
          if (!simple && list[0] && list[0].terms.some(function (t) { return t.charCodeAt(0) > 127 && !found[t]; })) {
            withSimple(function (missing) {
              var again;
              if (missing) { done(missing); return; }
              again = fold(folded, simple);
              if (again !== folded) { look(again, done); } else { run(null); }
            });
            return;
          }
          best = score(list, found);
          if (best.top < 0.7 && steps.length) { steps.shift()(run); return; }
          done(null, { folded: folded, list: list, best: best });
        });
      }
      if (letters) {
        withTables(function (error) {
          if (!error) { list = list.concat(latin(folded)); }
          run(error);
        });
      } else { run(null); }
    }

    // -- 结果 --------------------------------------------------------------------------

    function passes(doc, filters, but) {
      return meta.facets.every(function (f) {
        var wanted = filters[f.id];
        if (!wanted || !wanted.length || f.id === but) { return true; }
        return f.sets[f.column[doc]].some(function (v) { return wanted.indexOf(f.values[v][0]) >= 0; });
      });
    }
    function counted(docs, filters) {
      return meta.facets.map(function (f) {
        var sets = f.sets.map(function () { return 0; });
        var counts = f.values.map(function () { return 0; });
        var wanted = filters[f.id] || [];
        docs.forEach(function (doc) { if (passes(doc, filters, f.id)) { sets[f.column[doc]] += 1; } });
        f.sets.forEach(function (set, n) { set.forEach(function (v) { counts[v] += sets[n]; }); });
        return {
          id: f.id,
          label: f.label,
          values: f.values.map(function (v, n) {
            return { id: v[0], label: v[1], count: counts[n], on: wanted.indexOf(v[0]) >= 0 };
          }).filter(function (v) { return v.count || v.on; }).sort(function (a, b) {
            if (f.id === 'year') { return Number(b.id) - Number(a.id); }
            return b.count - a.count || (a.label < b.label ? -1 : 1);
          })
        };
      }).filter(function (f) { return f.values.length > 1 || f.values.some(function (v) { return v.on; }); });
    }

    function rowsOf(docs, done) {
      var files = {};
      docs.forEach(function (doc) { files['d/' + Math.floor(doc / meta.rows)] = true; });
      all(Object.keys(files), function (error, found) {
        if (error) { done(error); return; }
        done(null, docs.map(function (doc) {
          var row = found['d/' + Math.floor(doc / meta.rows)][doc % meta.rows];
          var kind = facet('kind');
          var set = kind ? kind.sets[kind.column[doc]] : [];
          var site = facet('site');
          var sites = site ? site.sets[site.column[doc]] : [];
          return {
            id: doc, title: row[0], url: row[1], date: row[2], unit: row[3], badge: row[4] || null,
            number: row[5], summary: row[6], names: row[7], past: Boolean(meta.past[doc]),
            kind: set.length ? kind.values[set[0]][1] : '',
            site: sites.length ? site.values[sites[0]][1] : ''
          };
        }));
      });
    }
    // 题名就是要找的，排到最前。
    function likeness(row, found) {
      var title = bare(fold(row.title, simple));
      var names = ' ' + fold(row.names) + ' ';
      var factor = 1;
      if (row.number && numberKey(fold(row.number)) === numberKey(found.folded)) { return 3; }
      found.list.forEach(function (v) {
        var text = v.text;
        var own = v.factor > 0.95;
        if (text.length < 2) { return; }
        if (title === text) { factor = Math.max(factor, own ? 3 : 2); return; }
        if (names.indexOf(' ' + text + ' ') >= 0) { factor = Math.max(factor, own ? 1.4 : 1.25); }
        if (title.indexOf(text) >= 0) { factor = Math.max(factor, (own ? 1.25 : 1.15) + 0.5 * text.length / title.length); }
        if (title.length > 3 && text.indexOf(title) >= 0) { factor = Math.max(factor, 1.1 + 0.4 * title.length / text.length); }
      });
      return factor;
    }

    /* options：filters {类: [值]}，sort（'' 相关度、'time' 时间），page 从 1 起，size 一页几条。
       done(错误, 结果)：total、rows、facets、page、pages、weak（没有完全符合的）、near（相近的领域）。 */
    function search(query, options, done) {
      var filters = options.filters || {};
      var size = options.size || 10;
      ready(function (error) {
        var folded;
        if (error) { done(error); return; }
        folded = fold(query, simple).replace(/\s+/g, ' ').replace(/^ | $/g, '').slice(0, LONGEST);
        if (!bare(folded)) { done(null, { query: query, total: 0, rows: [], facets: [], page: 1, pages: 0, weak: true, near: [], marks: {}, length: 0 }); return; }
        look(folded, function (failed, found) {
          if (failed) { done(failed); return; }
          priors(found.best);
          finish(query, found, filters, size, options, done);
        });
      });
    }
    function finish(query, found, filters, size, options, done) {
      var best = found.best;
      var kept_ = [];
      var weak = [];
      var hits;
      var top = 0;
      var most = 0;
      var k;
      var first;
      for (k = 0; k < meta.n; k += 1) {
        if (best.score[k] > top) { top = best.score[k]; }
        if (best.cover[k] > most) { most = best.cover[k]; }
      }
      for (k = 0; k < meta.n; k += 1) {
        if (best.score[k]) {
          if (best.cover[k] >= 0.6 * most && best.score[k] >= 0.12 * top) { kept_.push(k); } else if (weak.length < 500) { weak.push(k); }
        }
      }
      // 一样合题的，新的在前；编号从旧到新排的，号大的新。
      function order(a, b) { return best.score[b] - best.score[a] || (meta.rising ? b - a : a - b); }
      hits = kept_.filter(function (doc) { return passes(doc, filters, ''); }).sort(order);
      first = hits.slice(0, FETCHED);
      function give(ordered) {
        var pages = Math.ceil(ordered.length / size);
        var page = Math.max(1, Math.min(options.page || 1, pages || 1));
        rowsOf(ordered.slice((page - 1) * size, page * size), function (error, rows) {
          if (error) { done(error); return; }
          done(null, {
            query: query, total: ordered.length, rows: rows, facets: counted(kept_, filters),
            page: page, pages: pages, weak: most < 0.5, poor: (/^[a-z\s']+$/.test(found.folded) ? best.any : best.top) < 0.7,
            near: near(kept_.concat(weak)), marks: marked(found), length: asked_(found)
          });
        });
      }
      if (options.sort === 'time') {
        get('dates', function (error, text) {
          var days = [];
          var reader;
          var day = 0;
          var gap;
          if (error) { done(error); return; }
          reader = new Reader(text);
          while (reader.more()) {
            gap = reader.number();
            day += gap % 2 ? -(gap + 1) / 2 : gap / 2;
            days.push(day);
          }
          give(hits.sort(function (a, b) { return days[b] - days[a] || order(a, b); }));
        });
        return;
      }
      rowsOf(first, function (error, rows) {
        if (error) { done(error); return; }
        rows.forEach(function (row) { best.score[row.id] *= likeness(row, found); });
        give(first.sort(order).concat(hits.slice(FETCHED)));
      });
    }
    function near(docs) {
      var f = facet('sector');
      var counts = {};
      if (!f) { return []; }
      docs.forEach(function (doc) { f.sets[f.column[doc]].forEach(function (v) { counts[v] = (counts[v] || 0) + 1; }); });
      // 只是别的网站才有的领域，本站没有它的列表。
      return Object.keys(counts).filter(function (v) { return /^[\w-]+$/.test(f.values[v][0]); })
        .sort(function (a, b) { return counts[b] - counts[a] || a - b; }).slice(0, 4)
        .map(function (v) { return { id: f.values[v][0], label: f.values[v][1] }; });
    }

    // -- 摘要 --------------------------------------------------------------------------

    // 要找的有几个字；写的是拼音，就看切成几个音节。
    function asked_(found) {
      var heard = found.list.filter(function (v) { return /^'/.test(v.terms[0]); })[0];
      return heard && /^[a-z\s']+$/.test(found.folded) ? heard.terms.length + 1 : bare(stripped(found.folded)).length;
    }
    function marked(found) {
      var out = {};
      var alone = bare(found.folded).length === 1;
      found.list.forEach(function (v) {
        // 按读音找的，对上大半才标；读音的词（'gao'ling）留到标的时候再认字。
        if (v.sound && !(v.best >= 0.7)) { return; }
        v.terms.forEach(function (t) { if (!/^[#="]/.test(t) && (t.length > 1 || alone)) { out[t] = true; } });
        // 隔一个取的，中间的那些也要标。
        if (v.whole) { terms(v.whole).forEach(function (t) { if (t.length > 1) { out[t] = true; } }); }
      });
      return out;
    }
    /* 一段话里要标出来的地方：[[起, 止]…]。 */
    function ranges(text, marks) {
      var folded = fold(text, simple);
      var out = [];
      var match;
      function mark(start, end) {
        if (out.length && out[out.length - 1][1] >= start) { out[out.length - 1][1] = Math.max(out[out.length - 1][1], end); } else { out.push([start, end]); }
      }
      RUN.lastIndex = 0;
      while ((match = RUN.exec(folded)) !== null) {
        pairsAt(match[0]).forEach(function (p) {
          if (asked(p[0], marks)) { mark(match.index + p[1], match.index + p[1] + p[0].length); }
        });
      }
      RUN.lastIndex = 0;
      return out;
    }
    function asked(term, marks) {
      var a;
      var b;
      if (Object.prototype.hasOwnProperty.call(marks, term)) { return true; }
      if (!tables || term.length !== 2 || term.charCodeAt(0) < 128) { return false; }
      a = tables.read[term.charAt(0)];
      b = tables.read[term.charAt(1)];
      return Boolean(a && b) && Object.prototype.hasOwnProperty.call(marks, "'" + a + "'" + b);
    }
    function pairsAt(run) {
      var at = 0;
      if (run.charCodeAt(0) < 128) { return [[run, 0]]; }
      return pairs(run).map(function (p) {
        var here = at;
        at += p.match(POINT)[0].length;
        return [p, here];
      });
    }
    function window_(text, marks) {
      var found = ranges(text, marks);
      var best = 0;
      var most = -1;
      found.forEach(function (range, n) {
        var covered = 0;
        var k;
        for (k = n; k < found.length && found[k][1] <= range[0] + 90; k += 1) { covered += Math.min(4, found[k][1] - found[k][0]); }
        if (covered > most) { most = covered; best = range[0]; }
      });
      best = Math.max(0, best - 14);
      return (best ? '…' : '') + text.substr(best, 100) + (text.length > best + 100 ? '…' : '');
    }
    // 题名里已经看得出为什么找到它：要找的字，题名里占了一多半。
    function plain(row, result) {
      var seen = 0;
      ranges(row.title, result.marks).forEach(function (r) { seen += r[1] - r[0]; });
      return seen > 1 && seen >= 0.6 * result.length;
    }
    /* 给结果里的每一行配上一段话 row.snippet：摘要里有，或者题名已经说明白的，用摘要；别的才取正文。 */
    function snippets(result, done) {
      var wanted = result.rows.filter(function (row) {
        if (row.summary && (plain(row, result) || ranges(row.summary, result.marks).length)) { row.snippet = row.summary; return false; }
        return true;
      });
      var files = {};
      wanted.forEach(function (row) { files['t/' + Math.floor(row.id / meta.texts)] = true; });
      all(Object.keys(files), function (error, found) {
        wanted.forEach(function (row) {
          var texts = found && found['t/' + Math.floor(row.id / meta.texts)];
          var text = texts ? texts[row.id % meta.texts] : '';
          row.snippet = text && ranges(text, result.marks).length ? window_(text, result.marks) : row.summary || window_(text, {});
        });
        done(error, result);
      });
    }

    // -- 您要找的是不是 ----------------------------------------------------------------

    function distance(a, b) {
      var before = [];
      var now;
      var n;
      var k;
      for (k = 0; k <= b.length; k += 1) { before.push(k); }
      for (n = 1; n <= a.length; n += 1) {
        now = [n];
        for (k = 1; k <= b.length; k += 1) {
          now.push(Math.min(before[k] + 1, now[k - 1] + 1, before[k - 1] + (a.charAt(n - 1) === b.charAt(k - 1) ? 0 : 1)));
        }
        before = now;
      }
      return before[b.length];
    }
    function sound(text) { return text.split('').map(function (c) { return tables.read[c] || c; }).join("'"); }
    /* 相近的词 [[词, 分, 次序]…]：读音相同 3 分，只差一个字 2 分，一半以上的字连着相同不到 1 分。 */
    function close(query, done) {
      all(['tables', 'phrases'], function (error, found) {
        if (error) { done(error, []); return; }
        withTables(function () {
          var asked = bare(stripped(fold(query, simple)));
          var heard = sound(asked);
          var own = terms(asked);
          var scored = [];
          found.phrases.forEach(function (phrase, order) {
            var text = bare(fold(phrase, simple));
            var points = 0;
            var shared;
            if (text === asked || !text) { return; }
            if (sound(text) === heard || (/^[a-z]+$/.test(asked) && sound(text).split("'").join('') === asked)) {
              points = 3;
            } else if (asked.length > 2 && Math.abs(text.length - asked.length) < 2 && distance(text, asked) === 1) {
              points = 2;
            } else {
              shared = pairs(text).filter(function (p) { return own.indexOf(p) >= 0; }).length;
              points = shared / Math.max(1, own.length, text.length - 1);
              if (points < 0.5) { points = 0; }
            }
            if (points) { scored.push([phrase, points, order]); }
          });
          done(null, scored.sort(function (a, b) { return b[1] - a[1] || a[2] - b[2]; }));
        });
      });
    }
    /* 您要找的是不是：最多三个。 */
    function meant(query, done) {
      close(query, function (error, found) {
        done(error, found.slice(0, 3).map(function (row) { return row[0]; }));
      });
    }

    return { search: search, snippets: snippets, meant: meant, ranges: ranges, get: get, ready: ready, tables: withTables,
      read: function (text) { return sound(fold(text, simple)); } };
  }

  function unique(list) {
    var seen = {};
    return list.filter(function (t) {
      if (Object.prototype.hasOwnProperty.call(seen, t)) { return false; }
      seen[t] = true;
      return true;
    });
  }

  root.zwgkEngine = { engine: engine, numbers: function (text) { var r = new Reader(text); var out = []; while (r.more()) { out.push(r.number()); } return out; }, fold: fold, terms: terms, hashed: hashed, numberKey: numberKey, numberTerm: numberTerm, bare: bare };
  if (typeof module === 'object' && module.exports) { module.exports = root.zwgkEngine; }
}(typeof window === 'object' ? window : this));
